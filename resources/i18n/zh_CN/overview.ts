<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>To be explained</source>
   <translation>待说明</translation>
  </message>
  <message>
   <source>Money</source>
   <translation>资金</translation>
  </message>
  <message>
   <source>Book says</source>
   <translation>账面</translation>
  </message>
  <message>
   <source>Platform says</source>
   <translation>平台</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>判断</translation>
  </message>
  <message>
   <source>Within a day's burn</source>
   <translation>一天消耗以内</translation>
  </message>
  <message>
   <source>never</source>
   <translation>尚未同步</translation>
  </message>
  <message>
   <source>Shared wallet</source>
   <translation>共享钱包</translation>
  </message>
  <message>
   <source>By file</source>
   <translation>按文件</translation>
  </message>
  <message>
   <source>Pay later</source>
   <translation>后付</translation>
  </message>
  <message>
   <source>Wallet ··{tail}</source>
   <translation>钱包 ··{tail}</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据</translation>
  </message>
  <message>
   <source>Cash{unit}</source>
   <translation>现金{unit}</translation>
  </message>
  <message>
   <source>Grant{unit}</source>
   <translation>赠款{unit}</translation>
  </message>
  <message>
   <source>Cash / grant</source>
   <translation>现金 / 赠款</translation>
  </message>
  <message>
   <source>Runs dry</source>
   <translation>预计断量</translation>
  </message>
  <message>
   <source>Idle</source>
   <translation>闲置</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Money paid and not spent yet; grants are not in it</source>
   <translation>已付未消耗的现金，不含赠款</translation>
  </message>
  <message>
   <source>Mean of the last seven whole days</source>
   <translation>最近七个整日的平均</translation>
  </message>
  <message>
   <source>Cash and grants at the present burn</source>
   <translation>按当前消耗，现金与赠款还能用多久</translation>
  </message>
  <message>
   <source>The bill so far of accounts that pay later; it is never counted as money</source>
   <translation>后付账户到目前的账单；绝不算作余额</translation>
  </message>
  <message>
   <source>Limit less what counts against it</source>
   <translation>额度减去已计入的花费</translation>
  </message>
  <message>
   <source>Cash left, in {currency}</source>
   <translation>现金余额合计 · 折 {currency}</translation>
  </message>
  <message>
   <source>First to run dry</source>
   <translation>首个账户断量</translation>
  </message>
  <message>
   <source>Idle money</source>
   <translation>闲置资金</translation>
  </message>
  <message>
   <source>{count} order to sign</source>
   <translation>{count} 笔待您签字</translation>
  </message>
  <message>
   <source>{count} orders to sign</source>
   <translation>{count} 笔待您签字</translation>
  </message>
  <message>
   <source>Add the rate of {currency}…</source>
   <translation>补 {currency} 汇率…</translation>
  </message>
  <message>
   <source>beyond {days} days of burn</source>
   <translation>超出 {days} 天消耗的部分</translation>
  </message>
  <message>
   <source>Waits for you</source>
   <translation>待我处理</translation>
  </message>
  <message>
   <source>{amount} × {rate} ({day}, {source})</source>
   <translation>{amount} × {rate}（{day} {source}）</translation>
  </message>
  <message>
   <source>besides {amount} of grants, not included</source>
   <translation>另有赠款 {amount}，不计入合计</translation>
  </message>
  <message>
   <source>expected {when}</source>
   <translation>预计 {when}</translation>
  </message>
  <message>
   <source>days</source>
   <translation>天</translation>
  </message>
  <message>
   <source>Show the account</source>
   <translation>查看账户</translation>
  </message>
  <message>
   <source>{share} of all cash</source>
   <translation>占现金 {share}</translation>
  </message>
  <message>
   <source>items</source>
   <translation>项</translation>
  </message>
  <message>
   <source>{count} match to review</source>
   <translation>{count} 组对账待判断</translation>
  </message>
  <message>
   <source>{count} matches to review</source>
   <translation>{count} 组对账待判断</translation>
  </message>
  <message>
   <source>{count} difference to the book</source>
   <translation>{count} 处账面差异</translation>
  </message>
  <message>
   <source>{count} differences to the book</source>
   <translation>{count} 处账面差异</translation>
  </message>
  <message>
   <source>{count} account not read</source>
   <translation>{count} 个账户没读到</translation>
  </message>
  <message>
   <source>{count} accounts not read</source>
   <translation>{count} 个账户没读到</translation>
  </message>
  <message>
   <source>{count} document runs out</source>
   <translation>{count} 份资质将到期</translation>
  </message>
  <message>
   <source>{count} documents run out</source>
   <translation>{count} 份资质将到期</translation>
  </message>
  <message>
   <source>besides {amounts}, not added: the rate is missing</source>
   <translation>另有 {amounts}，缺汇率，未计入</translation>
  </message>
  <message>
   <source>Nothing to do: all agrees</source>
   <translation>没有待办，全部相符</translation>
  </message>
  <message>
   <source>{count} pressing</source>
   <translation>{count} 笔紧急</translation>
  </message>
  <message>
   <source>Nothing is being spent.</source>
   <translation>目前没有消耗。</translation>
  </message>
  <message>
   <source>A rate is missing.</source>
   <translation>缺少汇率。</translation>
  </message>
  <message>
   <source>{count} difference</source>
   <translation>{count} 处差异</translation>
  </message>
  <message>
   <source>{count} differences</source>
   <translation>{count} 处差异</translation>
  </message>
  <message>
   <source>Import statements</source>
   <translation>导入流水</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>总览</translation>
  </message>
  <message>
   <source>Practice platforms…</source>
   <translation>练习平台…</translation>
  </message>
  <message>
   <source>Every platform on one page</source>
   <translation>所有平台，一页看全</translation>
  </message>
  <message>
   <source>Connect a platform once; from then on its balances and its burn stand here.</source>
   <translation>平台只需连接一次，余额和消耗以后都在这里。</translation>
  </message>
  <message>
   <source>What runs dry first, and when.</source>
   <translation>哪个账户先断量，什么时候。</translation>
  </message>
  <message>
   <source>One book</source>
   <translation>一本账</translation>
  </message>
  <message>
   <source>What the platforms say is held against what the book says.</source>
   <translation>平台的说法与账面逐项比对。</translation>
  </message>
  <message>
   <source>On your machine</source>
   <translation>在你自己的电脑上</translation>
  </message>
  <message>
   <source>Everything lies in your encrypted vault; nothing is sent anywhere else.</source>
   <translation>资料都在加密金库里，不发往别处。</translation>
  </message>
  <message>
   <source>Home currency</source>
   <translation>折本币</translation>
  </message>
  <message>
   <source>Own currency</source>
   <translation>原币</translation>
  </message>
  <message>
   <source>Currency of the table</source>
   <translation>表格币种</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>The book and the platforms differ</source>
   <translation>账面与平台不一致</translation>
  </message>
  <message>
   <source>{amount}/d</source>
   <translation>{amount}/日</translation>
  </message>
  <message>
   <source>not told</source>
   <translation>不告知余额</translation>
  </message>
  <message>
   <source>Fresh</source>
   <translation>数据新鲜</translation>
  </message>
  <message>
   <source>owed</source>
   <translation>欠款</translation>
  </message>
  <message>
   <source>to spend</source>
   <translation>还可花费</translation>
  </message>
  <message>
   <source>Not all accounts could be read</source>
   <translation>有账户没读到</translation>
  </message>
  <message>
   <source>Last read {age}</source>
   <translation>上次读取：{age}</translation>
  </message>
  <message>
   <source>Burn of the last 30 days</source>
   <translation>近 30 天消耗</translation>
  </message>
 </context>
</TS>
