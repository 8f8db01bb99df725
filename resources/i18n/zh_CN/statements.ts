<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>no balance stated</source>
   <translation>没有写明余额</translation>
  </message>
  <message>
   <source>up to {day}</source>
   <translation>截至 {day}</translation>
  </message>
  <message>
   <source>Bank account</source>
   <translation>银行账户</translation>
  </message>
  <message>
   <source>Name of the new account</source>
   <translation>新账户名称</translation>
  </message>
  <message>
   <source>the file says {declared}, its rows give {found}</source>
   <translation>文件写 {declared}，逐行算得 {found}</translation>
  </message>
  <message>
   <source>lines {lines} and {count} more</source>
   <translation>第 {lines} 行，另有 {count} 行</translation>
  </message>
  <message>
   <source>line {lines}</source>
   <translation>第 {lines} 行</translation>
  </message>
  <message>
   <source>lines {lines}</source>
   <translation>第 {lines} 行</translation>
  </message>
  <message>
   <source>{found} of {declared} balances follow from the one before</source>
   <translation>{declared} 个余额里有 {found} 个接得上</translation>
  </message>
  <message>
   <source>The file against itself</source>
   <translation>文件自证</translation>
  </message>
  <message>
   <source>{count} note</source>
   <translation>{count} 条提示</translation>
  </message>
  <message>
   <source>{count} notes</source>
   <translation>{count} 条提示</translation>
  </message>
  <message>
   <source>{count} line could not be read</source>
   <translation>{count} 行读不出</translation>
  </message>
  <message>
   <source>{count} lines could not be read</source>
   <translation>{count} 行读不出</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>New rows</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>Known rows</source>
   <translation>已有</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Account in the file</source>
   <translation>文件中的账号</translation>
  </message>
  <message>
   <source>Money in, {currency}</source>
   <translation>收入 {currency}</translation>
  </message>
  <message>
   <source>Money out, {currency}</source>
   <translation>支出 {currency}</translation>
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
   <translation>文件没有写明可供核对的合计。</translation>
  </message>
  <message>
   <source>Agricultural Bank of China, company</source>
   <translation>农业银行，企业网银</translation>
  </message>
  <message>
   <source>Agricultural Bank of China</source>
   <translation>农业银行</translation>
  </message>
  <message>
   <source>Alipay</source>
   <translation>支付宝</translation>
  </message>
  <message>
   <source>Alipay merchant, ledger</source>
   <translation>支付宝商户，账务明细</translation>
  </message>
  <message>
   <source>BMO</source>
   <translation>BMO</translation>
  </message>
  <message>
   <source>Bank of China, company</source>
   <translation>中国银行，企业网银</translation>
  </message>
  <message>
   <source>Bank of China</source>
   <translation>中国银行</translation>
  </message>
  <message>
   <source>Bank of Communications, company</source>
   <translation>交通银行，企业网银</translation>
  </message>
  <message>
   <source>Bank of Communications</source>
   <translation>交通银行</translation>
  </message>
  <message>
   <source>CAMT.053</source>
   <translation>CAMT.053</translation>
  </message>
  <message>
   <source>China Construction Bank, company</source>
   <translation>建设银行，企业网银</translation>
  </message>
  <message>
   <source>China Construction Bank</source>
   <translation>建设银行</translation>
  </message>
  <message>
   <source>Guangfa Bank, credit card</source>
   <translation>广发银行，信用卡</translation>
  </message>
  <message>
   <source>CITIC Bank, company</source>
   <translation>中信银行，企业网银</translation>
  </message>
  <message>
   <source>CITIC Bank, company (new)</source>
   <translation>中信银行，企业网银（新版）</translation>
  </message>
  <message>
   <source>CITIC Bank, credit card</source>
   <translation>中信银行，信用卡</translation>
  </message>
  <message>
   <source>China Merchants Bank, company</source>
   <translation>招商银行，企业网银</translation>
  </message>
  <message>
   <source>China Merchants Bank</source>
   <translation>招商银行</translation>
  </message>
  <message>
   <source>China Merchants Bank, online</source>
   <translation>招商银行，网上银行</translation>
  </message>
  <message>
   <source>DCU</source>
   <translation>DCU</translation>
  </message>
  <message>
   <source>HSBC Hong Kong</source>
   <translation>汇丰香港</translation>
  </message>
  <message>
   <source>HSBC Hong Kong, credit card</source>
   <translation>汇丰香港信用卡</translation>
  </message>
  <message>
   <source>Huaxi Securities</source>
   <translation>华西证券</translation>
  </message>
  <message>
   <source>ICBC Asia</source>
   <translation>工银亚洲</translation>
  </message>
  <message>
   <source>ICBC, company (direction word)</source>
   <translation>工商银行，企业网银（借贷标志）</translation>
  </message>
  <message>
   <source>ICBC, company (word and two columns)</source>
   <translation>工商银行，企业网银（标志与转入转出）</translation>
  </message>
  <message>
   <source>ICBC, company (history)</source>
   <translation>工商银行，企业网银（历史明细）</translation>
  </message>
  <message>
   <source>ICBC, company (two columns)</source>
   <translation>工商银行，企业网银（转入转出）</translation>
  </message>
  <message>
   <source>ICBC, credit card</source>
   <translation>工商银行信用卡</translation>
  </message>
  <message>
   <source>ICBC</source>
   <translation>工商银行</translation>
  </message>
  <message>
   <source>ICBC, list</source>
   <translation>工商银行（列表）</translation>
  </message>
  <message>
   <source>Sheet with named columns</source>
   <translation>列名清楚的表格</translation>
  </message>
  <message>
   <source>MT940</source>
   <translation>MT940</translation>
  </message>
  <message>
   <source>Neon</source>
   <translation>Neon</translation>
  </message>
  <message>
   <source>OFX</source>
   <translation>OFX</translation>
  </message>
  <message>
   <source>Payoneer</source>
   <translation>派安盈</translation>
  </message>
  <message>
   <source>PayPal, activity</source>
   <translation>PayPal，交易活动</translation>
  </message>
  <message>
   <source>PayPal, statement</source>
   <translation>PayPal，对账单</translation>
  </message>
  <message>
   <source>Ping An Bank, company</source>
   <translation>平安银行，企业网银</translation>
  </message>
  <message>
   <source>QIF</source>
   <translation>QIF</translation>
  </message>
  <message>
   <source>Revolut</source>
   <translation>Revolut</translation>
  </message>
  <message>
   <source>Plain sheet</source>
   <translation>普通表格</translation>
  </message>
  <message>
   <source>SPD Bank, company</source>
   <translation>浦发银行，企业网银</translation>
  </message>
  <message>
   <source>SPD Bank</source>
   <translation>浦发银行</translation>
  </message>
  <message>
   <source>Stripe</source>
   <translation>Stripe</translation>
  </message>
  <message>
   <source>WeChat Pay</source>
   <translation>微信支付</translation>
  </message>
  <message>
   <source>WeChat Pay merchant, funds</source>
   <translation>微信商户资金账单</translation>
  </message>
  <message>
   <source>WeChat Pay merchant, trades</source>
   <translation>微信商户交易账单</translation>
  </message>
  <message>
   <source>Wise</source>
   <translation>Wise</translation>
  </message>
  <message>
   <source>Import {count} row into {account}</source>
   <translation>导入 {count} 条到 {account}</translation>
  </message>
  <message>
   <source>Import {count} rows into {account}</source>
   <translation>导入 {count} 条到 {account}</translation>
  </message>
  <message>
   <source>{file} cannot be opened</source>
   <translation>打不开 {file}</translation>
  </message>
  <message>
   <source>The vault is unchanged.</source>
   <translation>金库没有改动。</translation>
  </message>
  <message>
   <source>Check that it is still there and that you may read it.</source>
   <translation>请确认文件还在，并且有读取权限。</translation>
  </message>
  <message>
   <source>Leave this file out</source>
   <translation>跳过这个文件</translation>
  </message>
  <message>
   <source>Name the columns…</source>
   <translation>指定列名…</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>正在导入</translation>
  </message>
  <message>
   <source>Importing {file}</source>
   <translation>正在导入 {file}</translation>
  </message>
  <message>
   <source>Leave out {count} line that cannot be read</source>
   <translation>略过读不出的 {count} 行</translation>
  </message>
  <message>
   <source>Leave out {count} lines that cannot be read</source>
   <translation>略过读不出的 {count} 行</translation>
  </message>
  <message>
   <source>Choose another file…</source>
   <translation>换一个文件…</translation>
  </message>
  <message>
   <source>Rows of the file</source>
   <translation>文件中的流水</translation>
  </message>
  <message>
   <source>Next file</source>
   <translation>下一个文件</translation>
  </message>
  <message>
   <source>file {at} of {total}</source>
   <translation>第 {at} / {total} 个文件</translation>
  </message>
  <message>
   <source>The new account has no name.</source>
   <translation>新账户还没有名称。</translation>
  </message>
  <message>
   <source>The columns of this sheet are not known yet.</source>
   <translation>还不认识这张表的列。</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <source>The {count} row of this file is in the vault already.</source>
   <translation>文件里的 {count} 条金库里已有。</translation>
  </message>
  <message>
   <source>All {count} rows of this file are in the vault already.</source>
   <translation>文件里的 {count} 条金库里都已有。</translation>
  </message>
  <message>
   <source>Some lines cannot be read: accept that they are left out.</source>
   <translation>有些行读不出，请勾选同意略过。</translation>
  </message>
  <message>
   <source>First rows, headings from line {line}</source>
   <translation>前几行，表头在第 {line} 行</translation>
  </message>
  <message>
   <source>Choose the column of the date.</source>
   <translation>请选日期列。</translation>
  </message>
  <message>
   <source>Choose the column of the amount, or those of money in and money out.</source>
   <translation>请选金额列，或收入列与支出列。</translation>
  </message>
  <message>
   <source>What do the columns of {file} mean?</source>
   <translation>{file} 的各列是什么？</translation>
  </message>
  <message>
   <source>Asked once: the answer is remembered for this bank account and these headings.</source>
   <translation>只问一次：同一账户、同样的表头以后自动识别。</translation>
  </message>
  <message>
   <source>Order of dates</source>
   <translation>日期顺序</translation>
  </message>
  <message>
   <source>Decimal comma: 1.234,50</source>
   <translation>小数点用逗号：1.234,50</translation>
  </message>
  <message>
   <source>Money spent is written without a minus</source>
   <translation>支出写成正数</translation>
  </message>
  <message>
   <source>Currency of the sheet</source>
   <translation>表格币种</translation>
  </message>
  <message>
   <source>Read the sheet this way</source>
   <translation>按这样读取</translation>
  </message>
  <message>
   <source>in {amount}</source>
   <translation>收 {amount}</translation>
  </message>
  <message>
   <source>out {amount}</source>
   <translation>支 {amount}</translation>
  </message>
  <message>
   <source>No row can be read this way.</source>
   <translation>这样一行也读不出。</translation>
  </message>
  <message>
   <source>What would be read</source>
   <translation>将会读到</translation>
  </message>
  <message>
   <source>First rows of the sheet</source>
   <translation>表格前几行</translation>
  </message>
  <message>
   <source>{count} line cannot be read</source>
   <translation>{count} 行读不出</translation>
  </message>
  <message>
   <source>{count} lines cannot be read</source>
   <translation>{count} 行读不出</translation>
  </message>
  <message>
   <source>and {count} more; an unknown sheet asks once what its columns mean</source>
   <translation>还有 {count} 种，不认识的格式可以指一次列名</translation>
  </message>
  <message>
   <source>Statements (*.csv *.txt *.xls *.xlsx *.xml *.zip *.sta *.mt940 *.940 *.ofx *.qfx *.qif);;All files (*)</source>
   <translation>流水文件 (*.csv *.txt *.xls *.xlsx *.xml *.zip *.sta *.mt940 *.940 *.ofx *.qfx *.qif);;所有文件 (*)</translation>
  </message>
  <message>
   <source>{count} row imported into {account}</source>
   <translation>已导入 {count} 条到 {account}</translation>
  </message>
  <message>
   <source>{count} rows imported into {account}</source>
   <translation>已导入 {count} 条到 {account}</translation>
  </message>
  <message>
   <source>{count} row was known and not added again.</source>
   <translation>{count} 条已有，没有重复添加。</translation>
  </message>
  <message>
   <source>{count} rows were known and not added again.</source>
   <translation>{count} 条已有，没有重复添加。</translation>
  </message>
  <message>
   <source>Undo import</source>
   <translation>撤销导入</translation>
  </message>
  <message>
   <source>Import files…</source>
   <translation>导入文件…</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Drop bank statements here</source>
   <translation>把银行流水拖到这里</translation>
  </message>
  <message>
   <source>The file as the bank exports it, unchanged. The same days twice add nothing.</source>
   <translation>网银导出的原文件就行，不用改。重复导入同一段时间不会多出一行。</translation>
  </message>
  <message>
   <source>After the import</source>
   <translation>导入以后</translation>
  </message>
  <message>
   <source>Choose statements</source>
   <translation>选择流水文件</translation>
  </message>
  <message>
   <source>Nothing imported yet</source>
   <translation>还没有导入</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>流水</translation>
  </message>
  <message>
   <source>Statement rows</source>
   <translation>流水</translation>
  </message>
  <message>
   <source>Nothing is written before you press the button.</source>
   <translation>按下按钮之前，什么都不会写入。</translation>
  </message>
  <message>
   <source>Matched with the platforms</source>
   <translation>自动对上平台入账</translation>
  </message>
  <message>
   <source>By number first, then by amount, the reason beside it</source>
   <translation>先按单号，再按金额，理由写在旁边</translation>
  </message>
  <message>
   <source>Nothing twice</source>
   <translation>不会重复</translation>
  </message>
  <message>
   <source>Two equal payments stay two, the same row stays one</source>
   <translation>两笔相同的付款还是两笔，同一行只有一行</translation>
  </message>
  <message>
   <source>The file proves itself</source>
   <translation>余额接得上</translation>
  </message>
  <message>
   <source>Opening, rows and closing balance are added up</source>
   <translation>期初、发生、期末逐行验算</translation>
  </message>
  <message>
   <source>Import of {file} undone</source>
   <translation>已撤销导入 {file}</translation>
  </message>
  <message>
   <source>Its rows no longer count, and groups that used them are open again.</source>
   <translation>其中的流水不再计入，用到它们的对账组重新打开。</translation>
  </message>
  <message>
   <source>The file is kept as evidence; importing it again brings the rows back.</source>
   <translation>原文件留作证据，再导入一次就能恢复。</translation>
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
   <translation>行</translation>
  </message>
  <message>
   <source>In the vault</source>
   <translation>金库里</translation>
  </message>
  <message>
   <source>Known before</source>
   <translation>原已有</translation>
  </message>
  <message>
   <source>{count} line left out</source>
   <translation>略过 {count} 行</translation>
  </message>
  <message>
   <source>{count} lines left out</source>
   <translation>略过 {count} 行</translation>
  </message>
  <message>
   <source>Proves itself</source>
   <translation>已自证</translation>
  </message>
 </context>
</TS>
