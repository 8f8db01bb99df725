<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Voucher no.</source>
   <translation>凭证号</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Ledger account</source>
   <translation>科目</translation>
  </message>
  <message>
   <source>Foreign</source>
   <translation>原币</translation>
  </message>
  <message>
   <source>Debit side</source>
   <translation>借方</translation>
  </message>
  <message>
   <source>Credit side</source>
   <translation>贷方</translation>
  </message>
  <message>
   <source>Stands for</source>
   <translation>对应内容</translation>
  </message>
  <message>
   <source>Ledger number</source>
   <translation>科目代码</translation>
  </message>
  <message>
   <source>Ledger name</source>
   <translation>科目名称</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>已设定</translation>
  </message>
  <message>
   <source>As in general</source>
   <translation>同通用科目</translation>
  </message>
  <message>
   <source>Not set</source>
   <translation>未设定</translation>
  </message>
  <message>
   <source>Export {count}</source>
   <translation>导出{count}</translation>
  </message>
  <message>
   <source>The record keeps that they were exported. Take a file into your program once only.</source>
   <translation>导出会留下记录。同一文件请只导入会计软件一次。</translation>
  </message>
  <message>
   <source>Accounting program</source>
   <translation>会计软件</translation>
  </message>
  <message>
   <source>No template chosen</source>
   <translation>尚未选择模板</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Your template</source>
   <translation>您的模板</translation>
  </message>
  <message>
   <source>{count} voucher</source>
   <translation>{count} 张凭证</translation>
  </message>
  <message>
   <source>{count} vouchers</source>
   <translation>{count} 张凭证</translation>
  </message>
  <message>
   <source>{count} voucher written</source>
   <translation>已写出 {count} 张凭证</translation>
  </message>
  <message>
   <source>{count} vouchers written</source>
   <translation>已写出 {count} 张凭证</translation>
  </message>
  <message>
   <source>Set the account</source>
   <translation>设定科目</translation>
  </message>
  <message>
   <source>Set the rate</source>
   <translation>设定汇率</translation>
  </message>
  <message>
   <source>Month</source>
   <translation>月</translation>
  </message>
  <message>
   <source>What is proved, as entries for your books</source>
   <translation>已证实的账目，按会计分录列出</translation>
  </message>
  <message>
   <source>{count} of the month have none</source>
   <translation>本月有 {count} 项无凭证</translation>
  </message>
  <message>
   <source>To be filled by hand: {names}</source>
   <translation>需手工填写：{names}</translation>
  </message>
  <message>
   <source>Without a voucher</source>
   <translation>无凭证</translation>
  </message>
  <message>
   <source>Ledger accounts</source>
   <translation>科目</translation>
  </message>
  <message>
   <source>Exchange rates</source>
   <translation>汇率</translation>
  </message>
  <message>
   <source>Nothing is left out</source>
   <translation>没有遗漏</translation>
  </message>
  <message>
   <source>Everything of the month has its voucher, or needs none.</source>
   <translation>本月账目都有凭证，或无需凭证。</translation>
  </message>
  <message>
   <source>No foreign money this month</source>
   <translation>本月没有外币</translation>
  </message>
  <message>
   <source>A currency shows here as soon as something of the month is in it.</source>
   <translation>本月一旦出现外币账目，币种会显示在这里。</translation>
  </message>
  <message>
   <source>Set the accounts</source>
   <translation>设定科目</translation>
  </message>
  <message>
   <source>Say once which accounts you use</source>
   <translation>设定一次所用科目</translation>
  </message>
  <message>
   <source>Then everything that is proved becomes a voucher, this month and every month.</source>
   <translation>之后本月及以后各月已证实的账目都会生成凭证。</translation>
  </message>
  <message>
   <source>To the reconciliation</source>
   <translation>前往对账</translation>
  </message>
  <message>
   <source>Nothing of {period} is proved yet</source>
   <translation>{period} 尚无已证实的账目</translation>
  </message>
  <message>
   <source>Vouchers are made of matches, fees and invoices that hold.</source>
   <translation>凭证由成立的匹配、手续费和发票生成。</translation>
  </message>
  <message>
   <source>The account {code} is forgotten</source>
   <translation>已清除科目 {code}</translation>
  </message>
  <message>
   <source>Only what is proved becomes a voucher. What still waits gets one when it is answered.</source>
   <translation>只有已证实的账目才生成凭证；待处理的账目处理后即生成。</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>It holds for this month only.</source>
   <translation>仅用于本月。</translation>
  </message>
  <message>
   <source>as your books call it</source>
   <translation>账簿中的名称</translation>
  </message>
  <message>
   <source>Choose a line</source>
   <translation>请选择一行</translation>
  </message>
  <message>
   <source>Each is said once and holds for every month. The lowest level of your books, as your accounting program numbers it.</source>
   <translation>每项只需设定一次，各月通用。请填会计软件中的末级科目代码。</translation>
  </message>
  <message>
   <source>Left empty, the general account above holds.</source>
   <translation>不填则使用上方的通用科目。</translation>
  </message>
  <message>
   <source>central parity of the month's first day, …</source>
   <translation>当月首日中间价等</translation>
  </message>
  <message>
   <source>No foreign money</source>
   <translation>没有外币</translation>
  </message>
  <message>
   <source>Where a month holds another currency than {home}, its rate is said here.</source>
   <translation>某月有 {home} 以外的币种时，在此设定汇率。</translation>
  </message>
  <message>
   <source>Debit = credit</source>
   <translation>借方 = 贷方</translation>
  </message>
 </context>
</TS>
