<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Accounts</source>
   <translation>账户</translation>
  </message>
  <message>
   <source>Connect a platform…</source>
   <translation>连接平台…</translation>
  </message>
  <message>
   <source>No accounts yet</source>
   <translation>还没有账户</translation>
  </message>
  <message>
   <source>Connect a platform and sync: its accounts come by themselves.</source>
   <translation>连接平台并同步，账户会自己出现。</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>{count} account</source>
   <translation>{count} 个账户</translation>
  </message>
  <message>
   <source>{count} accounts</source>
   <translation>{count} 个账户</translation>
  </message>
  <message>
   <source>Book {book}, platform {told}</source>
   <translation>账面 {book}，平台 {told}</translation>
  </message>
  <message>
   <source>Copy the number</source>
   <translation>复制编号</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Cash</source>
   <translation>现金</translation>
  </message>
  <message>
   <source>Grant</source>
   <translation>赠款</translation>
  </message>
  <message>
   <source>Credit</source>
   <translation>授信</translation>
  </message>
  <message>
   <source>Frozen</source>
   <translation>冻结</translation>
  </message>
  <message>
   <source>Burn a day</source>
   <translation>日均消耗</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>What</source>
   <translation>事项</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>金额</translation>
  </message>
  <message>
   <source>Fund rows</source>
   <translation>资金流水</translation>
  </message>
  <message>
   <source>Days left</source>
   <translation>剩余天数</translation>
  </message>
  <message>
   <source>Its money is in a shared wallet and counted there.</source>
   <translation>余额在共享钱包里，只在钱包计一次。</translation>
  </message>
  <message>
   <source>{kind}: the platform has {difference} against the book</source>
   <translation>{kind}：平台比账面 {difference}</translation>
  </message>
  <message>
   <source>Burn of the last {days} days</source>
   <translation>近 {days} 天消耗</translation>
  </message>
  <message>
   <source>No larger than a day's burn: spend is told late.</source>
   <translation>不超过一天的消耗：平台报消耗有延迟。</translation>
  </message>
 </context>
</TS>
