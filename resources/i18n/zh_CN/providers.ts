<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Provider</source>
   <translation>服务商</translation>
  </message>
  <message>
   <source>Rating</source>
   <translation>评级</translation>
  </message>
  <message>
   <source>In transit / cap</source>
   <translation>在途 / 上限</translation>
  </message>
  <message>
   <source>Rebate earned</source>
   <translation>应计返点</translation>
  </message>
  <message>
   <source>Still to come</source>
   <translation>待到账</translation>
  </message>
  <message>
   <source>Late</source>
   <translation>逾期</translation>
  </message>
  <message>
   <source>Contract until</source>
   <translation>合同到期</translation>
  </message>
  <message>
   <source>Authorisation</source>
   <translation>授权</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>期间</translation>
  </message>
  <message>
   <source>Earned</source>
   <translation>应计</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>已到账</translation>
  </message>
  <message>
   <source>Enter a provider</source>
   <translation>登记服务商</translation>
  </message>
  <message>
   <source>Change {name}</source>
   <translation>变更 {name}</translation>
  </message>
  <message>
   <source>As the contract has it: fees and rebates are held against this.</source>
   <translation>照合同填写：费用与返点都以此核对。</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>At most in transit, CNY</source>
   <translation>在途上限（元）</translation>
  </message>
  <message>
   <source>Contract number</source>
   <translation>合同编号</translation>
  </message>
  <message>
   <source>Name in the contract</source>
   <translation>合同上的名称</translation>
  </message>
  <message>
   <source>In force from</source>
   <translation>生效日</translation>
  </message>
  <message>
   <source>until</source>
   <translation>到期日</translation>
  </message>
  <message>
   <source>Service fee, %</source>
   <translation>服务费（%）</translation>
  </message>
  <message>
   <source>Credited within, hours</source>
   <translation>承诺到账（小时）</translation>
  </message>
  <message>
   <source>Rebate given</source>
   <translation>返点方式</translation>
  </message>
  <message>
   <source>Rebate comes</source>
   <translation>返点时间</translation>
  </message>
  <message>
   <source>Step counts</source>
   <translation>阶梯计算</translation>
  </message>
  <message>
   <source>Added up by</source>
   <translation>累计周期</translation>
  </message>
  <message>
   <source>Rebate steps</source>
   <translation>返点阶梯</translation>
  </message>
  <message>
   <source>Due after the period, days</source>
   <translation>周期结束后几天内支付</translation>
  </message>
  <message>
   <source>Accounts through {name}</source>
   <translation>由 {name} 充值的账户</translation>
  </message>
  <message>
   <source>From this day on their recharges count against its cap, and their volume earns its rebate.</source>
   <translation>自此日起，这些账户的充值计入其在途上限，消耗计入其返点。</translation>
  </message>
  <message>
   <source>From</source>
   <translation>自</translation>
  </message>
  <message>
   <source>Set it</source>
   <translation>设定</translation>
  </message>
  <message>
   <source>Authorisation of {name}</source>
   <translation>{name} 的授权</translation>
  </message>
  <message>
   <source>Choose the document from the archive; without one a provider is rated D at most.</source>
   <translation>从资质库中选择文件；没有授权文件，评级最高为 D。</translation>
  </message>
  <message>
   <source>Note about {name}</source>
   <translation>{name} 记事</translation>
  </message>
  <message>
   <source>It counts in the rating from now on, and is kept as it is written.</source>
   <translation>自此计入评级，写下后原样保留。</translation>
  </message>
  <message>
   <source>What happened</source>
   <translation>发生了什么</translation>
  </message>
  <message>
   <source>In words</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>Keep the note</source>
   <translation>保存记事</translation>
  </message>
  <message>
   <source>A rebate came from {name}</source>
   <translation>{name} 的返点到账</translation>
  </message>
  <message>
   <source>For the period from</source>
   <translation>所属周期（起）</translation>
  </message>
  <message>
   <source>What came</source>
   <translation>到账金额</translation>
  </message>
  <message>
   <source>On</source>
   <translation>到账日</translation>
  </message>
  <message>
   <source>How it is known</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Note it</source>
   <translation>记下</translation>
  </message>
  <message>
   <source>Empty: no cap</source>
   <translation>留空表示不设上限</translation>
  </message>
  <message>
   <source>From this volume on: so many per cent. Empty: no rebate</source>
   <translation>达到该金额起的百分比；留空表示没有返点</translation>
  </message>
  <message>
   <source>Empty: without end</source>
   <translation>留空表示长期有效</translation>
  </message>
  <message>
   <source>Money for it may go to</source>
   <translation>允许付款到</translation>
  </message>
  <message>
   <source>{count} provider</source>
   <translation>{count} 家服务商</translation>
  </message>
  <message>
   <source>{count} providers</source>
   <translation>{count} 家服务商</translation>
  </message>
  <message>
   <source>Enter a provider…</source>
   <translation>登记服务商…</translation>
  </message>
  <message>
   <source>Providers</source>
   <translation>服务商</translation>
  </message>
  <message>
   <source>No provider yet</source>
   <translation>还没有服务商</translation>
  </message>
  <message>
   <source>Enter the agencies that fund your accounts, with contract, rebate and cap: what they owe you, and how much may lie with them, stands here from then on.</source>
   <translation>登记为账户充值的代理商，连同合同、返点与上限：他们欠您多少、可在途多少，从此一目了然。</translation>
  </message>
  <message>
   <source>{count} late with a rebate</source>
   <translation>{count} 家返点逾期</translation>
  </message>
  <message>
   <source>{count} late with rebates</source>
   <translation>{count} 家返点逾期</translation>
  </message>
  <message>
   <source>Change the terms…</source>
   <translation>变更条款…</translation>
  </message>
  <message>
   <source>Accounts…</source>
   <translation>账户…</translation>
  </message>
  <message>
   <source>Authorisation…</source>
   <translation>授权…</translation>
  </message>
  <message>
   <source>Note…</source>
   <translation>记事…</translation>
  </message>
  <message>
   <source>Rebate came…</source>
   <translation>返点到账…</translation>
  </message>
  <message>
   <source>The last 180 days of your own orders and notes. Few cases count little: each measure starts at 70 %.</source>
   <translation>依据贵公司最近 180 天的充值与记事。次数少则影响小：每项从 70 % 起算。</translation>
  </message>
  <message>
   <source>A rebate of {amount} has not come</source>
   <translation>{amount} 返点尚未到账</translation>
  </message>
  <message>
   <source>Contract</source>
   <translation>合同</translation>
  </message>
  <message>
   <source>Party</source>
   <translation>对方</translation>
  </message>
  <message>
   <source>In force</source>
   <translation>有效期</translation>
  </message>
  <message>
   <source>Agency service fee</source>
   <translation>服务费</translation>
  </message>
  <message>
   <source>Credited within</source>
   <translation>承诺到账</translation>
  </message>
  <message>
   <source>Rebate</source>
   <translation>返点</translation>
  </message>
  <message>
   <source>Rebates</source>
   <translation>返点</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>条款</translation>
  </message>
  <message>
   <source>Payees</source>
   <translation>收款方</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>None in force today</source>
   <translation>今日没有生效的合同</translation>
  </message>
  <message>
   <source>{count} h</source>
   <translation>{count} 小时</translation>
  </message>
  <message>
   <source>Nothing promised</source>
   <translation>没有承诺</translation>
  </message>
  <message>
   <source>Nothing earned so far, or no rule in the contract.</source>
   <translation>尚无应计返点，或合同没有返点条款。</translation>
  </message>
  <message>
   <source>No account is funded through it yet.</source>
   <translation>还没有账户经它充值。</translation>
  </message>
  <message>
   <source>None: no bank transfer may go to it.</source>
   <translation>没有：不得向其银行转账。</translation>
  </message>
  <message>
   <source>Near the cap</source>
   <translation>接近上限</translation>
  </message>
  <message>
   <source>Due {day}</source>
   <translation>应于 {day} 支付</translation>
  </message>
  <message>
   <source>No rate</source>
   <translation>没有汇率</translation>
  </message>
  <message>
   <source>The period is still running.</source>
   <translation>周期尚未结束。</translation>
  </message>
  <message>
   <source>Due {day}, {count} days late</source>
   <translation>应于 {day} 支付，已逾期 {count} 天</translation>
  </message>
  <message>
   <source>Due {day}: no day is agreed, thirty are taken</source>
   <translation>应于 {day} 支付：合同未约定，按三十天计</translation>
  </message>
  <message>
   <source>{good} of {of}</source>
   <translation>{of} 次中 {good} 次良好</translation>
  </message>
  <message>
   <source>no case yet</source>
   <translation>尚无记录</translation>
  </message>
  <message>
   <source>On file</source>
   <translation>已存档</translation>
  </message>
  <message>
   <source>Not rated</source>
   <translation>未评级</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>缺少</translation>
  </message>
 </context>
</TS>
