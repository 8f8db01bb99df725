<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Reason for {count} row</source>
   <translation>为 {count} 行选原因</translation>
  </message>
  <message>
   <source>Reason for {count} rows</source>
   <translation>为 {count} 行选原因</translation>
  </message>
  <message>
   <source>{count} row: {reason}</source>
   <translation>{count} 行：{reason}</translation>
  </message>
  <message>
   <source>{count} rows: {reason}</source>
   <translation>{count} 行：{reason}</translation>
  </message>
  <message>
   <source>The reason was taken back.</source>
   <translation>已收回原因。</translation>
  </message>
  <message>
   <source>Matched by hand: the rows belong together.</source>
   <translation>已手工配对。</translation>
  </message>
  <message>
   <source>Merged: one confirmed match.</source>
   <translation>已合并为一组并确认。</translation>
  </message>
  <message>
   <source>{reason}: settled and booked</source>
   <translation>{reason}：入账了结</translation>
  </message>
  <message>
   <source>{reason}: noted, stays open</source>
   <translation>{reason}：记下，仍未对</translation>
  </message>
  <message>
   <source>Split: what stays is confirmed.</source>
   <translation>已拆分：留下的已确认。</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>天数</translation>
  </message>
  <message>
   <source>Which row belongs to this one?</source>
   <translation>哪一行与它对应？</translation>
  </message>
  <message>
   <source>Name of the difference</source>
   <translation>差异的名目</translation>
  </message>
  <message>
   <source>Match</source>
   <translation>对账</translation>
  </message>
  <message>
   <source>Match with {count} row</source>
   <translation>与 {count} 行对上</translation>
  </message>
  <message>
   <source>Match with {count} rows</source>
   <translation>与 {count} 行对上</translation>
  </message>
  <message>
   <source>Difference {amount}</source>
   <translation>差异 {amount}</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>候选</translation>
  </message>
  <message>
   <source>Difference left open</source>
   <translation>差异留待处理</translation>
  </message>
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
   <source>Waits for an answer</source>
   <translation>待确认</translation>
  </message>
  <message>
   <source>Came after the run</source>
   <translation>对账后新到</translation>
  </message>
  <message>
   <source>Matched later</source>
   <translation>期后对上</translation>
  </message>
  <message>
   <source>Before the book</source>
   <translation>期初建账</translation>
  </message>
  <message>
   <source>Grants</source>
   <translation>赠款返点</translation>
  </message>
  <message>
   <source>Unexplained</source>
   <translation>未说明</translation>
  </message>
  <message>
   <source>Fees</source>
   <translation>手续费</translation>
  </message>
  <message>
   <source>Interest</source>
   <translation>利息</translation>
  </message>
  <message>
   <source>Exchange</source>
   <translation>汇差</translation>
  </message>
  <message>
   <source>Rounding</source>
   <translation>尾差</translation>
  </message>
  <message>
   <source>Own transfers</source>
   <translation>内部转账</translation>
  </message>
  <message>
   <source>Wallet</source>
   <translation>钱包</translation>
  </message>
  <message>
   <source>Spend</source>
   <translation>消耗</translation>
  </message>
  <message>
   <source>Deposit</source>
   <translation>保证金</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>方</translation>
  </message>
  <message>
   <source>Cause</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>期初</translation>
  </message>
  <message>
   <source>In</source>
   <translation>收入</translation>
  </message>
  <message>
   <source>Out</source>
   <translation>支出</translation>
  </message>
  <message>
   <source>Closing</source>
   <translation>期末</translation>
  </message>
  <message>
   <source>Finding</source>
   <translation>发现</translation>
  </message>
  <message>
   <source>Certain</source>
   <translation>确定</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>理由</translation>
  </message>
  <message>
   <source>Possible</source>
   <translation>可能</translation>
  </message>
  <message>
   <source>{count} invoice of the period</source>
   <translation>期内 {count} 张发票</translation>
  </message>
  <message>
   <source>{count} invoices of the period</source>
   <translation>期内 {count} 张发票</translation>
  </message>
  <message>
   <source>Afterwards nothing dated in it is confirmed, undone or imported until it is reopened. What a platform corrects later is booked on the first open day.</source>
   <translation>关账后，期内的内容在重开之前不能再确认、撤销或导入。平台事后的更正记在之后第一个未关账日。</translation>
  </message>
  <message>
   <source>Closed by {person}, {day}</source>
   <translation>{person} 关账，{day}</translation>
  </message>
  <message>
   <source>Statement of {period}</source>
   <translation>{period} 报表</translation>
  </message>
  <message>
   <source>Close {period}</source>
   <translation>关账 {period}</translation>
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
   <source>{count} match proved by rule</source>
   <translation>{count} 组由规则证明</translation>
  </message>
  <message>
   <source>{count} matches proved by rule</source>
   <translation>{count} 组由规则证明</translation>
  </message>
  <message>
   <source>{count} match confirmed by {who}</source>
   <translation>{count} 组由 {who} 确认</translation>
  </message>
  <message>
   <source>{count} matches confirmed by {who}</source>
   <translation>{count} 组由 {who} 确认</translation>
  </message>
  <message>
   <source>{count} row still waits for an answer</source>
   <translation>还有 {count} 行待确认</translation>
  </message>
  <message>
   <source>{count} rows still wait for an answer</source>
   <translation>还有 {count} 行待确认</translation>
  </message>
  <message>
   <source>The digest of the statement, as it stands in the record</source>
   <translation>报表的摘要，与存证链中一致</translation>
  </message>
  <message>
   <source>Reopened by {person}: {reason}</source>
   <translation>{person} 重开：{reason}</translation>
  </message>
  <message>
   <source>Unmatched</source>
   <translation>未对账</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>账户变动</translation>
  </message>
  <message>
   <source>Findings</source>
   <translation>发现</translation>
  </message>
  <message>
   <source>Part of the statement</source>
   <translation>报表的部分</translation>
  </message>
  <message>
   <source>The next period is not over yet; it is closed when its last day has passed.</source>
   <translation>下一个期间还没有结束；过了最后一天再关账。</translation>
  </message>
  <message>
   <source>PDF to sign…</source>
   <translation>PDF 签字版…</translation>
  </message>
  <message>
   <source>Workbook…</source>
   <translation>工作簿…</translation>
  </message>
  <message>
   <source>Closed so far</source>
   <translation>已关账的期间</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>对账前</translation>
  </message>
  <message>
   <source>Open at the end</source>
   <translation>期末未对</translation>
  </message>
  <message>
   <source>Reopen…</source>
   <translation>重开…</translation>
  </message>
  <message>
   <source>{period} is closed</source>
   <translation>{period} 已关账</translation>
  </message>
  <message>
   <source>The digest of the statement stands in the record: {digest}</source>
   <translation>报表摘要已入存证链：{digest}</translation>
  </message>
  <message>
   <source>Reopen the period</source>
   <translation>重开期间</translation>
  </message>
  <message>
   <source>The statement stays in the record, marked as reopened; closing again makes a new one.</source>
   <translation>原报表留在存证链中并标为已重开；再次关账会生成新的报表。</translation>
  </message>
  <message>
   <source>Reopen</source>
   <translation>重开</translation>
  </message>
  <message>
   <source>Save the statement</source>
   <translation>保存报表</translation>
  </message>
  <message>
   <source>a statement was missing, …</source>
   <translation>漏了一份流水，……</translation>
  </message>
  <message>
   <source>Reopening needs a reason; write it down in a few words.</source>
   <translation>重开需要理由，写几个字即可。</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>关账报表</translation>
  </message>
  <message>
   <source>The period is open again</source>
   <translation>期间已重开</translation>
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
   <source>Merge {count} match</source>
   <translation>合并 {count} 组</translation>
  </message>
  <message>
   <source>Merge {count} matches</source>
   <translation>合并 {count} 组</translation>
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
   <source>split</source>
   <translation>拆分</translation>
  </message>
  <message>
   <source>merge</source>
   <translation>合并</translation>
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
   <source>candidates</source>
   <translation>候选</translation>
  </message>
  <message>
   <source>reason</source>
   <translation>原因</translation>
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
   <source>{count} invoice</source>
   <translation>{count} 张发票</translation>
  </message>
  <message>
   <source>{count} invoices</source>
   <translation>{count} 张发票</translation>
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
   <source>confirmed {count} times</source>
   <translation>已确认 {count} 次</translation>
  </message>
  <message>
   <source>written by hand</source>
   <translation>手工写入</translation>
  </message>
  <message>
   <source>is {name}</source>
   <translation>即 {name}</translation>
  </message>
  <message>
   <source>keeps back {rate}</source>
   <translation>扣留 {rate}</translation>
  </message>
  <message>
   <source>usually there in {first} to {last} working days</source>
   <translation>通常 {first} 至 {last} 个工作日到账</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>手续费</translation>
  </message>
  <message>
   <source>Delay</source>
   <translation>到账时长</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>Not used</source>
   <translation>未使用</translation>
  </message>
  <message>
   <source>Name in the rows</source>
   <translation>流水中的名称</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Comes from</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Matching</source>
   <translation>对账</translation>
  </message>
  <message>
   <source>Rules that matching learned</source>
   <translation>对账学到的规则</translation>
  </message>
  <message>
   <source>Learned only from matches that a person confirmed: three that say the same make a rule, one that says otherwise unmakes a name. The next run goes by them.</source>
   <translation>只从人工确认过的对账组学习：三组说法一致成为规则，名称只要有一组不一致即作废。下次对账按这些规则进行。</translation>
  </message>
  <message>
   <source>No rule yet. Confirm {count} matches that say the same of a name, or write a rule.</source>
   <translation>还没有规则。确认 {count} 组对同一名称说法一致的对账组，或手工写一条规则。</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>修改…</translation>
  </message>
  <message>
   <source>Write a rule…</source>
   <translation>写一条规则…</translation>
  </message>
  <message>
   <source>Name as the bank writes it</source>
   <translation>银行流水中的名称</translation>
  </message>
  <message>
   <source>Save the rule</source>
   <translation>保存规则</translation>
  </message>
  <message>
   <source>Keeps back of each payment, in %</source>
   <translation>每笔扣留比例（%）</translation>
  </message>
  <message>
   <source>Whose name it is, as the platform's rows write it</source>
   <translation>对应的名称（按平台流水的写法）</translation>
  </message>
  <message>
   <source>usually there in {count} working day</source>
   <translation>通常 {count} 个工作日到账</translation>
  </message>
  <message>
   <source>usually there in {count} working days</source>
   <translation>通常 {count} 个工作日到账</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Do not use</source>
   <translation>不再使用</translation>
  </message>
  <message>
   <source>Use again</source>
   <translation>重新使用</translation>
  </message>
  <message>
   <source>Change the rule</source>
   <translation>修改规则</translation>
  </message>
  <message>
   <source>Write a rule</source>
   <translation>写一条规则</translation>
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
   <source>Close a period…</source>
   <translation>关账…</translation>
  </message>
  <message>
   <source>Learned rules…</source>
   <translation>学到的规则…</translation>
  </message>
  <message>
   <source>Back to the review</source>
   <translation>回到核对</translation>
  </message>
  <message>
   <source>Reconcile</source>
   <translation>对账</translation>
  </message>
  <message>
   <source>Bank, platforms, invoices</source>
   <translation>银行、平台、发票</translation>
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
   <source>Every cause</source>
   <translation>全部原因</translation>
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
   <source>Nothing on this side: the rows cancel each other</source>
   <translation>这一侧没有：两行互相抵消</translation>
  </message>
  <message>
   <source>No invoice yet</source>
   <translation>尚无发票</translation>
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
   <source>Split this match</source>
   <translation>拆分这一组</translation>
  </message>
  <message>
   <source>The ticked rows are open again; the others stay together, confirmed by you.</source>
   <translation>勾选的行恢复未对；其余留在一起，视为由你确认。</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>拆分</translation>
  </message>
  <message>
   <source>Take {count} row out</source>
   <translation>移出 {count} 行</translation>
  </message>
  <message>
   <source>Take {count} rows out</source>
   <translation>移出 {count} 行</translation>
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
 </context>
</TS>
