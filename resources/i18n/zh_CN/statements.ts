<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Bank account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name of the new account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Currency</source>
   <translation>币种</translation>
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
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Counterparty</source>
   <translation>对方户名</translation>
  </message>
  <message>
   <source>Account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>金额</translation>
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
