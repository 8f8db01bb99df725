<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Take in {file}</source>
   <translation>导入 {file}</translation>
  </message>
  <message>
   <source>A file that the platform's own page exported. Its columns are asked once and remembered.</source>
   <translation>平台页面导出的文件。各列含义只问一次，之后记住。</translation>
  </message>
  <message>
   <source>Platform</source>
   <translation>平台</translation>
  </message>
  <message>
   <source>What it holds</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Account</source>
   <translation>账户</translation>
  </message>
  <message>
   <source>New account…</source>
   <translation>新账户…</translation>
  </message>
  <message>
   <source>Leave out the lines that cannot be read</source>
   <translation>略过读不出的行</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>{count} line</source>
   <translation>{count} 行</translation>
  </message>
  <message>
   <source>{count} lines</source>
   <translation>{count} 行</translation>
  </message>
  <message>
   <source>First rows of the file</source>
   <translation>文件前几行</translation>
  </message>
  <message>
   <source>What its columns are</source>
   <translation>各列是什么</translation>
  </message>
  <message>
   <source>Choose which columns hold: {names}</source>
   <translation>请选出这些列：{names}</translation>
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
   <source>left out, unknown here: {names}</source>
   <translation>略过，这里没有的账户：{names}</translation>
  </message>
  <message>
   <source>{count} lines cannot be read; the first is line {line}: {reason}</source>
   <translation>{count} 行读不出；第一处在第 {line} 行：{reason}</translation>
  </message>
  <message>
   <source>Import {count} line</source>
   <translation>导入 {count} 行</translation>
  </message>
  <message>
   <source>Import {count} lines</source>
   <translation>导入 {count} 行</translation>
  </message>
  <message>
   <source>The file does not say which account its lines are about: choose one, or add a new one.</source>
   <translation>文件没有写明是哪个账户：请选一个，或新建一个。</translation>
  </message>
  <message>
   <source>As each line says</source>
   <translation>以每行所写为准</translation>
  </message>
  <message>
   <source>New account on {platform}</source>
   <translation>{platform}：新账户</translation>
  </message>
  <message>
   <source>Its rows come from the files that the platform's page exports.</source>
   <translation>它的数据来自平台页面导出的文件。</translation>
  </message>
  <message>
   <source>Account number</source>
   <translation>账户编号</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Currency</source>
   <translation>币种</translation>
  </message>
  <message>
   <source>Add the account</source>
   <translation>添加账户</translation>
  </message>
  <message>
   <source>As the platform writes it, so that files are recognised.</source>
   <translation>照平台的写法填，文件才认得出来。</translation>
  </message>
  <message>
   <source>The number, if left empty</source>
   <translation>不填就用编号</translation>
  </message>
  <message>
   <source>{new} new, {known} known before</source>
   <translation>新增 {new} 行，{known} 行早已有</translation>
  </message>
  <message>
   <source>Take in a file…</source>
   <translation>导入平台文件…</translation>
  </message>
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
   <source>Connect a platform and sync: its accounts come by themselves. A platform without an interface, or a company without access to it, takes in the files that the platform exports.</source>
   <translation>连接平台并同步，账户会自己进来。平台没有接口，或公司还没有接口权限，就导入平台导出的文件。</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>A file that a platform exported</source>
   <translation>平台导出的文件</translation>
  </message>
  <message>
   <source>Sheets</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>The file is in</source>
   <translation>文件已导入</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Burn a day</source>
   <translation>日均消耗</translation>
  </message>
  <message>
   <source>Kept from files: the platform tells no balance, and the figures are as new as the last file.</source>
   <translation>按文件记账：平台没有告知余额，数字只新到最近一个文件。</translation>
  </message>
  <message>
   <source>Its money is in a shared wallet and counted there.</source>
   <translation>余额在共享钱包里，只在钱包计一次。</translation>
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
   <source>It spends first and pays later. What is owed or may still be spent is never counted as money.</source>
   <translation>先花后付。欠款和还可花费的额度绝不算作余额。</translation>
  </message>
  <message>
   <source>Its platform tells no balance of accounts paid by card or in advance; look on the platform's own page.</source>
   <translation>对绑卡或预付的账户，平台不告知余额；请到平台页面上看。</translation>
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
   <source>Money out…</source>
   <translation>退款、转账…</translation>
  </message>
  <message>
   <source>Days left</source>
   <translation>剩余天数</translation>
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
   <source>Owed</source>
   <translation>欠款</translation>
  </message>
  <message>
   <source>Counts against the limit</source>
   <translation>已计入额度</translation>
  </message>
  <message>
   <source>Limit</source>
   <translation>额度</translation>
  </message>
  <message>
   <source>Can still spend</source>
   <translation>还可花费</translation>
  </message>
  <message>
   <source>No larger than a day's burn: spend is told late.</source>
   <translation>不超过一天的消耗：平台报消耗有延迟。</translation>
  </message>
 </context>
</TS>
