<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Nearly chosen instead: {rivals}</source>
   <translation>差一点选中：{rivals}</translation>
  </message>
  <message>
   <source>Confirmed by {person}</source>
   <translation>{person} 已确认</translation>
  </message>
  <message>
   <source>Rejected by {person}</source>
   <translation>{person} 已驳回</translation>
  </message>
  <message>
   <source>{amount} left over</source>
   <translation>余 {amount}</translation>
  </message>
  <message>
   <source>Found by: {found_by}, {score} of 100</source>
   <translation>依据：{found_by}，{score} 分（满分 100）</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>证据</translation>
  </message>
  <message>
   <source>Nearly chosen: {name}, {day}</source>
   <translation>差一点选中：{name}，{day}</translation>
  </message>
  <message>
   <source>{count} more row</source>
   <translation>还有 {count} 行</translation>
  </message>
  <message>
   <source>{count} more rows</source>
   <translation>还有 {count} 行</translation>
  </message>
  <message>
   <source>Follow this money</source>
   <translation>追溯这笔钱</translation>
  </message>
  <message>
   <source>Party</source>
   <translation>对方</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Choose a line to see what proves it.</source>
   <translation>选一行，看它的证据。</translation>
  </message>
  <message>
   <source>Bank {left}  ·  platform {right}  ·  difference {difference}</source>
   <translation>银行 {left}  ·  平台 {right}  ·  差 {difference}</translation>
  </message>
  <message>
   <source>Match by hand</source>
   <translation>手工配对</translation>
  </message>
  <message>
   <source>Match {count} row</source>
   <translation>配对 {count} 行</translation>
  </message>
  <message>
   <source>Match {count} rows</source>
   <translation>配对 {count} 行</translation>
  </message>
  <message>
   <source>move</source>
   <translation>上下</translation>
  </message>
  <message>
   <source>confirm</source>
   <translation>确认</translation>
  </message>
  <message>
   <source>reject</source>
   <translation>驳回</translation>
  </message>
  <message>
   <source>match by hand</source>
   <translation>手工配对</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation>证据</translation>
  </message>
  <message>
   <source>undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>side</source>
   <translation>换边</translation>
  </message>
  <message>
   <source>choose</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>Groups of bank and platform rows</source>
   <translation>银行与平台的对账组</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>驳回</translation>
  </message>
  <message>
   <source>Confirm</source>
   <translation>确认</translation>
  </message>
  <message>
   <source>To review</source>
   <translation>待判断</translation>
  </message>
  <message>
   <source>Open rows</source>
   <translation>未对上</translation>
  </message>
  <message>
   <source>before: {amount}</source>
   <translation>之前：{amount}</translation>
  </message>
  <message>
   <source>all bank rows → not explained yet</source>
   <translation>全部银行流水 → 尚未说明</translation>
  </message>
  <message>
   <source>Rows {done} / {total}</source>
   <translation>流水 {done} / {total} 条</translation>
  </message>
  <message>
   <source>Bank money that nothing explains</source>
   <translation>未说明金额</translation>
  </message>
  <message>
   <source>also {amounts}</source>
   <translation>另有 {amounts}</translation>
  </message>
  <message>
   <source>{count} row</source>
   <translation>{count} 条</translation>
  </message>
  <message>
   <source>{count} rows</source>
   <translation>{count} 条</translation>
  </message>
  <message>
   <source>{count} group newly proved</source>
   <translation>新证明 {count} 组</translation>
  </message>
  <message>
   <source>{count} groups newly proved</source>
   <translation>新证明 {count} 组</translation>
  </message>
  <message>
   <source>What you had confirmed or rejected was not touched.</source>
   <translation>你确认过、驳回过的都没有动。</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>运行对账</translation>
  </message>
  <message>
   <source>Reconcile</source>
   <translation>对账</translation>
  </message>
  <message>
   <source>Bank and platforms</source>
   <translation>银行与平台</translation>
  </message>
  <message>
   <source>Name, number or amount</source>
   <translation>名称、单号或金额</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>排序</translation>
  </message>
  <message>
   <source>Reconciling</source>
   <translation>正在对账</translation>
  </message>
  <message>
   <source>Confirmed: the rows belong together.</source>
   <translation>已确认：这些流水是同一笔。</translation>
  </message>
  <message>
   <source>Nothing here holds these words.</source>
   <translation>没有符合的内容。</translation>
  </message>
  <message>
   <source>Undone: the rows are open again</source>
   <translation>已撤销，这些流水重新待对</translation>
  </message>
  <message>
   <source>The next run proposes them anew.</source>
   <translation>下次运行会重新建议。</translation>
  </message>
  <message>
   <source>{count} group to review</source>
   <translation>{count} 组待判断</translation>
  </message>
  <message>
   <source>{count} groups to review</source>
   <translation>{count} 组待判断</translation>
  </message>
  <message>
   <source>{count} row open</source>
   <translation>{count} 条未对上</translation>
  </message>
  <message>
   <source>{count} rows open</source>
   <translation>{count} 条未对上</translation>
  </message>
  <message>
   <source>Proved</source>
   <translation>已证明</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>已驳回</translation>
  </message>
  <message>
   <source>Rejected: the same rows will not be proposed again.</source>
   <translation>已驳回，不会再次建议。</translation>
  </message>
  <message>
   <source>Nothing to review: all that could be proved is proved.</source>
   <translation>没有待判断的：能证明的都证明了。</translation>
  </message>
  <message>
   <source>Nothing is proved yet.</source>
   <translation>还没有已证明的。</translation>
  </message>
  <message>
   <source>Nothing was rejected.</source>
   <translation>没有驳回过。</translation>
  </message>
  <message>
   <source>No open rows: every row belongs to a group.</source>
   <translation>没有未对上的流水。</translation>
  </message>
  <message>
   <source>Nothing here.</source>
   <translation>这里没有内容。</translation>
  </message>
  <message>
   <source>As found</source>
   <translation>默认顺序</translation>
  </message>
  <message>
   <source>Largest first</source>
   <translation>金额从大到小</translation>
  </message>
  <message>
   <source>Matched by hand: the rows belong together.</source>
   <translation>已手工配对。</translation>
  </message>
  <message>
   <source>Nothing on this side: the rows cancel each other</source>
   <translation>这一侧没有：两行互相抵消</translation>
  </message>
  <message>
   <source>{verdict}. Bank: {left}. Platform: {right}. {reasons}</source>
   <translation>{verdict}。银行：{left}。平台：{right}。{reasons}</translation>
  </message>
  <message>
   <source>Open. Bank: {left}. Platform: {right}.</source>
   <translation>未对上。银行：{left}。平台：{right}。</translation>
  </message>
  <message>
   <source>Match {left} bank rows with {right} platform rows</source>
   <translation>把 {left} 条银行流水与 {right} 条平台流水配对</translation>
  </message>
  <message>
   <source>Ready for the first run</source>
   <translation>可以第一次对账了</translation>
  </message>
  <message>
   <source>What can be proved is booked at once; the rest is shown to you with its reasons.</source>
   <translation>能证明的直接入账，其余连同理由给你看。</translation>
  </message>
  <message>
   <source>What a run gives</source>
   <translation>运行之后</translation>
  </message>
  <message>
   <source>Import a statement</source>
   <translation>导入流水</translation>
  </message>
  <message>
   <source>No bank rows yet</source>
   <translation>还没有银行流水</translation>
  </message>
  <message>
   <source>Drop in the statement that your bank exports; nothing needs to be changed in it.</source>
   <translation>把网银导出的原文件放进来就行，不用改。</translation>
  </message>
  <message>
   <source>Connect a platform</source>
   <translation>连接平台</translation>
  </message>
  <message>
   <source>No platform rows yet</source>
   <translation>还没有平台流水</translation>
  </message>
  <message>
   <source>Connect a platform and sync, so that its fund rows stand beside those of the bank.</source>
   <translation>连接平台并同步，平台资金流水就会与银行流水并排。</translation>
  </message>
  <message>
   <source>Same number first</source>
   <translation>先看单号</translation>
  </message>
  <message>
   <source>Then amounts that fit only once, then the best assignment</source>
   <translation>再看唯一金额，最后看最优分配</translation>
  </message>
  <message>
   <source>Doubt is shown</source>
   <translation>有疑问就摆出来</translation>
  </message>
  <message>
   <source>Where several readings fit, you see all of them</source>
   <translation>有几种可能，就都给你看</translation>
  </message>
  <message>
   <source>All of it can be undone</source>
   <translation>都可以撤销</translation>
  </message>
  <message>
   <source>What you decided is never touched by a later run</source>
   <translation>你的决定，后面的运行不会动</translation>
  </message>
 </context>
</TS>
