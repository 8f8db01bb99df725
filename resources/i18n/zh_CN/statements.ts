<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>no balance stated</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>up to {day}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the new account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New account…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the file says {declared}, its rows give {found}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lines {lines} and {count} more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>line {lines}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>lines {lines}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{found} of {declared} balances follow from the one before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file against itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} note</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} notes</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} line could not be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} lines could not be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Encoding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Account in the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Period</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Money in, {currency}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Money out, {currency}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening balance</source>
   <translation>期初余额</translation>
  </message>
  <message>
   <source>Closing balance</source>
   <translation>期末余额</translation>
  </message>
  <message>
   <source>The file states no sums that its rows could be held against.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Agricultural Bank of China</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Alipay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>BMO</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank of Communications</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>CAMT.053</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>China Construction Bank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>China Merchants Bank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>DCU</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>HSBC Hong Kong, credit card</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Huaxi Securities</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ICBC, credit card</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ICBC</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>ICBC, list</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sheet with named columns</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>MT940</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Neon</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>OFX</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>QIF</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Revolut</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Plain sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Stripe</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>WeChat Pay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>WeChat Pay merchant, funds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>WeChat Pay merchant, trades</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import {count} row into {account}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import {count} rows into {account}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{file} cannot be opened</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The vault is unchanged.</source>
   <translation>金库没有改动。</translation>
  </message>
  <message>
   <source>Check that it is still there and that you may read it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave this file out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name the columns…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Importing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Importing {file}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave out {count} line that cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Leave out {count} lines that cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>file {at} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The new account has no name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The columns of this sheet are not known yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The {count} row of this file is in the vault already.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All {count} rows of this file are in the vault already.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Some lines cannot be read: accept that they are left out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First rows, headings from line {line}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the column of the date.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose the column of the amount, or those of money in and money out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What do the columns of {file} mean?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Asked once: the answer is remembered for this bank account and these headings.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Order of dates</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Decimal comma: 1.234,50</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Money spent is written without a minus</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Currency of the sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read the sheet this way</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>in {amount}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>out {amount}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No row can be read this way.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What would be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First rows of the sheet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} line cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} lines cannot be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>and {count} more; an unknown sheet asks once what its columns mean</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Statements (*.csv *.txt *.xls *.xlsx *.xml *.zip *.sta *.mt940 *.940 *.ofx *.qfx *.qif);;All files (*)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} row imported into {account}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} rows imported into {account}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} row was known and not added again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} rows were known and not added again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo import</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import files…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Drop bank statements here</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file as the bank exports it, unchanged. The same days twice add nothing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose statements</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing imported yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Files can be dropped anywhere on this page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Imports</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Statement rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>After the import</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is written before you press the button.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose files…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Matched with the platforms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>By number first, then by amount, the reason beside it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing twice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Two equal payments stay two, the same row stays one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file proves itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Opening, rows and closing balance are added up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import of {file} undone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its rows no longer count, and groups that used them are open again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The file is kept as evidence; importing it again brings the rows back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Counterparty</source>
   <translation>对方户名</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>余额</translation>
  </message>
  <message>
   <source>Line</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>In the vault</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>File</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Imported</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Known</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>New</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} check failed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} checks failed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} line left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} lines left out</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Proves itself</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
