<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>All that was read there, less what leaves already. Stop its ads first: what is spent meanwhile does not come back. While it runs, do not recharge the account; platforms usually turn that down.</source>
   <translation>读取到的全部现金，减去已在退出的部分。请先停掉广告：期间消耗掉的退不回来。清零期间请勿充值，平台通常会拒绝。</translation>
  </message>
  <message>
   <source>Each of the two orders is signed and sent on its own: send the second when the first has arrived.</source>
   <translation>两笔各自签名、各自发送：前一笔到账后再发送后一笔。</translation>
  </message>
  <message>
   <source>By hand as far as the platform's own page lets you; if it does not, choose the two orders. It counts when both accounts show it.</source>
   <translation>按平台页面允许的方式手工办理；如果页面不允许，请改选两笔。两个账户的流水都显示才算完成。</translation>
  </message>
  <message>
   <source>Money out of an account</source>
   <translation>从账户转出资金</translation>
  </message>
  <message>
   <source>Back to where it came from (the agent, the wallet, or you by the platform), or on to another account. Nothing moves before others have signed.</source>
   <translation>退回来处（代理商、钱包，或由平台退给您），或转到另一个账户。他人签名之前不会动款。</translation>
  </message>
  <message>
   <source>To</source>
   <translation>转入</translation>
  </message>
  <message>
   <source>Ask it back</source>
   <translation>申请退款</translation>
  </message>
  <message>
   <source>Clear out {amount}</source>
   <translation>清零 {amount}</translation>
  </message>
  <message>
   <source>No balance is known of this account, so nobody can say what all of it is. Sync first, or ask for a sum.</source>
   <translation>不知道这个账户的余额，无从说清全部是多少。请先同步，或改为退一笔具体金额。</translation>
  </message>
  <message>
   <source>No other account counts in {currency}.</source>
   <translation>没有其他以 {currency} 计价的账户。</translation>
  </message>
  <message>
   <source>One order, sent once; it counts when the platform says that it is there.</source>
   <translation>一笔单据，只发送一次；平台确认到账才算完成。</translation>
  </message>
  <message>
   <source>May be taken</source>
   <translation>可取回</translation>
  </message>
  <message>
   <source>Ask some back</source>
   <translation>退一部分</translation>
  </message>
  <message>
   <source>Clear out</source>
   <translation>清零</translation>
  </message>
  <message>
   <source>To another account</source>
   <translation>转到另一账户</translation>
  </message>
  <message>
   <source>What shall be done</source>
   <translation>要做什么</translation>
  </message>
  <message>
   <source>Read {moment}. Grants and frozen money cannot be taken.</source>
   <translation>读取于 {moment}。赠款和冻结资金不能取回。</translation>
  </message>
  <message>
   <source>Amount in {currency}</source>
   <translation>金额（{currency}）</translation>
  </message>
  <message>
   <source>Move it</source>
   <translation>转过去</translation>
  </message>
  <message>
   <source>Leaves already</source>
   <translation>已在退出</translation>
  </message>
  <message>
   <source>Two orders: money back, then new money</source>
   <translation>两笔：先退款，再充值</translation>
  </message>
  <message>
   <source>{count} ticked</source>
   <translation>已选 {count} 项</translation>
  </message>
  <message>
   <source>Nothing is ticked</source>
   <translation>没有选择</translation>
  </message>
  <message>
   <source>In transit</source>
   <translation>在途</translation>
  </message>
  <message>
   <source>Advised</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Latest safe time</source>
   <translation>最迟安全时间</translation>
  </message>
  <message>
   <source>Dry risk</source>
   <translation>断量概率</translation>
  </message>
  <message>
   <source>Still needs</source>
   <translation>还缺</translation>
  </message>
  <message>
   <source>Drafted by</source>
   <translation>制单人</translation>
  </message>
  <message>
   <source>Drafted</source>
   <translation>制单时间</translation>
  </message>
  <message>
   <source>No.</source>
   <translation>序号</translation>
  </message>
  <message>
   <source>stale</source>
   <translation>数据偏旧</translation>
  </message>
  <message>
   <source>Chance to run dry before the next order lands, if nothing is sent now</source>
   <translation>现在不充，到下一单到账前断量的可能</translation>
  </message>
  <message>
   <source>can give</source>
   <translation>可转出</translation>
  </message>
  <message>
   <source>can be moved in</source>
   <translation>可转入</translation>
  </message>
  <message>
   <source>Send {count} order: {amount}</source>
   <translation>发送 {count} 笔：{amount}</translation>
  </message>
  <message>
   <source>Send {count} orders: {amount}</source>
   <translation>发送 {count} 笔：{amount}</translation>
  </message>
  <message>
   <source>Submit {count} order: {amount}</source>
   <translation>提交 {count} 笔：{amount}</translation>
  </message>
  <message>
   <source>Submit {count} orders: {amount}</source>
   <translation>提交 {count} 笔：{amount}</translation>
  </message>
  <message>
   <source>Approve {amount} in {count} order…</source>
   <translation>批准 {count} 笔：{amount}…</translation>
  </message>
  <message>
   <source>Approve {amount} in {count} orders…</source>
   <translation>批准 {count} 笔：{amount}…</translation>
  </message>
  <message>
   <source>Send {amount} to {count} account</source>
   <translation>发送 {amount} 至 {count} 个账户</translation>
  </message>
  <message>
   <source>Send {amount} to {count} accounts</source>
   <translation>发送 {amount} 至 {count} 个账户</translation>
  </message>
  <message>
   <source>Submit {amount} for {count} account</source>
   <translation>提交 {count} 个账户共 {amount}</translation>
  </message>
  <message>
   <source>Submit {amount} for {count} accounts</source>
   <translation>提交 {count} 个账户共 {amount}</translation>
  </message>
  <message>
   <source>{amount} back</source>
   <translation>退回 {amount}</translation>
  </message>
  <message>
   <source>{amount} moved</source>
   <translation>转账 {amount}</translation>
  </message>
  <message>
   <source>Approve {count} order</source>
   <translation>批准 {count} 笔</translation>
  </message>
  <message>
   <source>Approve {count} orders</source>
   <translation>批准 {count} 笔</translation>
  </message>
  <message>
   <source>Send {count} order back</source>
   <translation>退回 {count} 笔</translation>
  </message>
  <message>
   <source>Send {count} orders back</source>
   <translation>退回 {count} 笔</translation>
  </message>
  <message>
   <source>Approve {amount}</source>
   <translation>批准 {amount}</translation>
  </message>
  <message>
   <source>Your key signs the exact content of each order; any change afterwards voids the signature.</source>
   <translation>您的密钥对每笔单据的确切内容签名；此后任何改动都会使签名作废。</translation>
  </message>
  <message>
   <source>Six digits of your authenticator</source>
   <translation>验证器上的六位动态口令</translation>
  </message>
  <message>
   <source>Note the call back</source>
   <translation>登记回拨</translation>
  </message>
  <message>
   <source>Call the payee on a number that was known before, never on one that came with the request.</source>
   <translation>请拨打此前已知的收款方电话，不要拨打随申请一起给出的号码。</translation>
  </message>
  <message>
   <source>Number called, and who answered</source>
   <translation>拨打的号码与接听人</translation>
  </message>
  <message>
   <source>Sign the call back</source>
   <translation>签名确认回拨</translation>
  </message>
  <message>
   <source>Grant an exception</source>
   <translation>准予例外</translation>
  </message>
  <message>
   <source>{provider} is rated D or E: nothing goes through it without a reason and your signature.</source>
   <translation>{provider} 评级为 D 或 E：没有理由和您的签名，资金不得经过它。</translation>
  </message>
  <message>
   <source>Why it is right all the same</source>
   <translation>为何仍然可行</translation>
  </message>
  <message>
   <source>Sign the exception</source>
   <translation>签署例外</translation>
  </message>
  <message>
   <source>Send back {amount}</source>
   <translation>退回 {amount}</translation>
  </message>
  <message>
   <source>They are drafts again; what was signed is void.</source>
   <translation>退回后重新成为草稿，已有签名作废。</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Change the amount</source>
   <translation>修改金额</translation>
  </message>
  <message>
   <source>It is a draft again, every signature is void, and you are one of its makers.</source>
   <translation>修改后重新成为草稿，所有签名作废，您也成为制单人之一。</translation>
  </message>
  <message>
   <source>Change it</source>
   <translation>修改</translation>
  </message>
  <message>
   <source>Decide the outcome</source>
   <translation>裁定结果</translation>
  </message>
  <message>
   <source>Only where the platform's ledger and the bank cannot tell. It takes two people who say the same; nothing is ever sent again.</source>
   <translation>仅在平台流水和银行都无法说明时使用。需要两人作出相同裁定；款项绝不会再次发送。</translation>
  </message>
  <message>
   <source>What became of it</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>What arrived</source>
   <translation>到账金额</translation>
  </message>
  <message>
   <source>Sign this outcome</source>
   <translation>签名确认此结果</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>另有 {count} 种</translation>
  </message>
  <message>
   <source>Nothing to top up yet</source>
   <translation>还没有可充值的账户</translation>
  </message>
  <message>
   <source>Connect a platform and sync: what runs dry first stands first here, with an amount and a latest safe time.</source>
   <translation>连接平台并同步：最先断量的排在最前，附建议金额和最迟安全时间。</translation>
  </message>
  <message>
   <source>Nothing waits for a signature</source>
   <translation>没有待审批的充值</translation>
  </message>
  <message>
   <source>An order that somebody submits stands here until the right people have signed it.</source>
   <translation>有人提交的单据会列在这里，直到该签的人都签了名。</translation>
  </message>
  <message>
   <source>No order yet</source>
   <translation>还没有单据</translation>
  </message>
  <message>
   <source>Tick accounts under “To top up” and submit them as one batch.</source>
   <translation>在“待充值”中勾选账户，作为一批提交。</translation>
  </message>
  <message>
   <source>Nothing to look back on yet</source>
   <translation>还没有可以回看的</translation>
  </message>
  <message>
   <source>Once an account's balance was read and a month of its spend is known, its past is shown as it was, as advised, and with the least that would have done.</source>
   <translation>账户读过余额、有一个月的消耗之后，这里会并排显示：当时的实际、照建议做、最少够用。</translation>
  </message>
  <message>
   <source>See what needs money</source>
   <translation>看看哪些要充</translation>
  </message>
  <message>
   <source>{currency} · 50 / 95 / 99 %</source>
   <translation>{currency} · 色带 50 / 95 / 99%</translation>
  </message>
  <message>
   <source>until {when}: {middle}, at most {most}</source>
   <translation>到 {when}：{middle}，最多 {most}</translation>
  </message>
  <message>
   <source>Need of the coming days</source>
   <translation>未来几天的需求</translation>
  </message>
  <message>
   <source>with it</source>
   <translation>充后</translation>
  </message>
  <message>
   <source>without</source>
   <translation>不充</translation>
  </message>
  <message>
   <source>there</source>
   <translation>现有</translation>
  </message>
  <message>
   <source>With the advice {amount} less would have lain there on average.</source>
   <translation>照建议做，平均少占用 {amount}。</translation>
  </message>
  <message>
   <source>{first} to {last}, {count} days · balances were read on {read} of them: between, the line is worked out, and dry hours are not known</source>
   <translation>{first} 至 {last}，共 {count} 天 · 其中 {read} 天读过余额：其余按流水推算，断量时间不详</translation>
  </message>
  <message>
   <source>With the advice {amount} more would have lain there on average.</source>
   <translation>照建议做，平均多占用 {amount}。</translation>
  </message>
  <message>
   <source>{first} to {last}, {count} days</source>
   <translation>{first} 至 {last}，共 {count} 天</translation>
  </message>
  <message>
   <source>{first} to {last}, {count} days · no balance was read on them: the line is worked out, and dry hours are not known</source>
   <translation>{first} 至 {last}，共 {count} 天 · 这些天没有读过余额：按流水推算，断量时间不详</translation>
  </message>
  <message>
   <source>Walking through the days again</source>
   <translation>正在逐日重演</translation>
  </message>
  <message>
   <source>Replay again</source>
   <translation>重新演算</translation>
  </message>
  <message>
   <source>What was advised</source>
   <translation>当时的建议</translation>
  </message>
  <message>
   <source>{count} hour more would have been dry.</source>
   <translation>多断量 {count} 小时。</translation>
  </message>
  <message>
   <source>{count} hours more would have been dry.</source>
   <translation>多断量 {count} 小时。</translation>
  </message>
  <message>
   <source>{count} dry hour would have been spared.</source>
   <translation>少断量 {count} 小时。</translation>
  </message>
  <message>
   <source>{count} dry hours would have been spared.</source>
   <translation>少断量 {count} 小时。</translation>
  </message>
  <message>
   <source>Mean balance of each day</source>
   <translation>每天的平均余额</translation>
  </message>
  <message>
   <source>Three ways through the same days</source>
   <translation>同一段日子的三种走法</translation>
  </message>
  <message>
   <source>Advice and what came of it</source>
   <translation>建议与结果</translation>
  </message>
  <message>
   <source>Too little is known of this account: a replay needs a balance that was read and a month of spend.</source>
   <translation>这个账户的数据还不够：重演需要读过余额，并有一个月的消耗。</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed.</source>
   <translation>已停止，没有改动任何数据。</translation>
  </message>
  <message>
   <source>Perhaps there already: order {number}</source>
   <translation>可能重复：单号 {number}</translation>
  </message>
  <message>
   <source>{purpose}: {name}</source>
   <translation>{purpose}：{name}</translation>
  </message>
  <message>
   <source>Waits for {names}</source>
   <translation>等待 {names}</translation>
  </message>
  <message>
   <source>Nobody here can give it: add a person or a role under Settings.</source>
   <translation>这里没有人能签：请在设置里添加人员或角色。</translation>
  </message>
  <message>
   <source>Timeline</source>
   <translation>经过</translation>
  </message>
  <message>
   <source>Payee</source>
   <translation>收款方</translation>
  </message>
  <message>
   <source>Remittance code</source>
   <translation>附言码</translation>
  </message>
  <message>
   <source>Through</source>
   <translation>服务商</translation>
  </message>
  <message>
   <source>Fee by contract</source>
   <translation>合同服务费</translation>
  </message>
  <message>
   <source>Should arrive</source>
   <translation>应到账</translation>
  </message>
  <message>
   <source>Waits since</source>
   <translation>等待始于</translation>
  </message>
  <message>
   <source>Signatures count until</source>
   <translation>签名有效至</translation>
  </message>
  <message>
   <source>Should arrive by</source>
   <translation>应到账时间</translation>
  </message>
  <message>
   <source>Arrived</source>
   <translation>已到账</translation>
  </message>
  <message>
   <source>Next review {review} · signatures take about {hours} h</source>
   <translation>下轮复核 {review} · 审批约需 {hours} 小时</translation>
  </message>
  <message>
   <source>{amount} advised</source>
   <translation>建议合计 {amount}</translation>
  </message>
  <message>
   <source>Tick what you have looked at; Enter opens it</source>
   <translation>勾选已看过的单；回车键打开</translation>
  </message>
  <message>
   <source>Read outcomes back</source>
   <translation>读回结果</translation>
  </message>
  <message>
   <source>Tick what cannot wait</source>
   <translation>勾选等不及的</translation>
  </message>
  <message>
   <source>Share out cash…</source>
   <translation>按可用资金分配…</translation>
  </message>
  <message>
   <source>Recharge</source>
   <translation>充值</translation>
  </message>
  <message>
   <source>Next review {review} · signatures take less than an hour</source>
   <translation>下轮复核 {review} · 审批不到一小时</translation>
  </message>
  <message>
   <source>Payment file for {count}…</source>
   <translation>{count} 笔付款文件…</translation>
  </message>
  <message>
   <source>You are the only person here: whoever drafts cannot approve. Add a second one under Settings.</source>
   <translation>这里只有您一人：制单人不能审批自己的单。请在“设置”中添加第二个人。</translation>
  </message>
  <message>
   <source>Top-ups</source>
   <translation>充值建议</translation>
  </message>
  <message>
   <source>Approvals</source>
   <translation>审批</translation>
  </message>
  <message>
   <source>All orders</source>
   <translation>全部单据</translation>
  </message>
  <message>
   <source>To top up</source>
   <translation>待充值</translation>
  </message>
  <message>
   <source>Looking back</source>
   <translation>回看</translation>
  </message>
  <message>
   <source>Tick accounts to make a batch; Space ticks the chosen rows</source>
   <translation>勾选账户组成一批；空格键勾选选中的行</translation>
  </message>
  <message>
   <source>Send back…</source>
   <translation>退回…</translation>
  </message>
  <message>
   <source>Known on {day}</source>
   <translation>{day} 后可知</translation>
  </message>
  <message>
   <source>Hours dry</source>
   <translation>断量小时</translation>
  </message>
  <message>
   <source>Held on average</source>
   <translation>平均余额</translation>
  </message>
  <message>
   <source>In days</source>
   <translation>合天数</translation>
  </message>
  <message>
   <source>Idle on average</source>
   <translation>平均闲置</translation>
  </message>
  <message>
   <source>Times topped up</source>
   <translation>充值次数</translation>
  </message>
  <message>
   <source>Lost spend</source>
   <translation>少投</translation>
  </message>
  <message>
   <source>Cost</source>
   <translation>代价</translation>
  </message>
  <message>
   <source>Told</source>
   <translation>建议时间</translation>
  </message>
  <message>
   <source>Need at most</source>
   <translation>预计最多需要</translation>
  </message>
  <message>
   <source>Need that came</source>
   <translation>实际需要</translation>
  </message>
  <message>
   <source>Left idle</source>
   <translation>闲置</translation>
  </message>
  <message>
   <source>The mean balance in days of mean spend</source>
   <translation>平均余额够花几天（按平均日消耗）</translation>
  </message>
  <message>
   <source>What was not needed within the next three days</source>
   <translation>之后三天内用不到的钱</translation>
  </message>
  <message>
   <source>Spend that could not happen for want of money</source>
   <translation>因没钱而没投出去的消耗</translation>
  </message>
  <message>
   <source>Interest of 10% a year on what lay there, and 26% of the lost spend</source>
   <translation>躺着的钱按年息 10% 计，加上少投部分的 26%</translation>
  </message>
  <message>
   <source>Topped up in truth until the advice ended</source>
   <translation>到建议期末实际充入的钱</translation>
  </message>
  <message>
   <source>Told with 99.5% certainty, until the next order would have landed</source>
   <translation>到下一笔到账前的需要，当时有 99.5% 的把握</translation>
  </message>
  <message>
   <source>With the advice, and not used within three days</source>
   <translation>照建议充值后，三天内没用掉的钱</translation>
  </message>
  <message>
   <source>dry for {hours} h</source>
   <translation>断量 {hours} 小时</translation>
  </message>
  <message>
   <source>Waits for a sync</source>
   <translation>待同步</translation>
  </message>
  <message>
   <source>Write {count} payment…</source>
   <translation>写出 {count} 笔付款…</translation>
  </message>
  <message>
   <source>Write {count} payments…</source>
   <translation>写出 {count} 笔付款…</translation>
  </message>
  <message>
   <source>Payment file for {amount}</source>
   <translation>付款文件 {amount}</translation>
  </message>
  <message>
   <source>Each payment carries its remittance code. Give the file to the bank once: the recharges in it count as sent.</source>
   <translation>每笔付款都带附言码。文件只交银行一次：其中的充值视为已发送。</translation>
  </message>
  <message>
   <source>Account holder</source>
   <translation>户名</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Where the payment file goes</source>
   <translation>付款文件保存位置</translation>
  </message>
  <message>
   <source>Save the payment file again</source>
   <translation>重新保存付款文件</translation>
  </message>
  <message>
   <source>It is the same file to the last byte, with all payments that were in it. Ask the bank first whether it has the file already: it may be handed in once only.</source>
   <translation>与当时写出的文件逐字节相同，含其中全部付款。请先向银行确认是否已收到：只能提交一次。</translation>
  </message>
  <message>
   <source>Save it again…</source>
   <translation>重新保存…</translation>
  </message>
  <message>
   <source>Give up {amount}</source>
   <translation>放弃 {amount}</translation>
  </message>
  <message>
   <source>A payment file was begun for it and never noted as written. Look where payment files are kept, and ask the bank. Give it up only if no file with it was handed in.</source>
   <translation>曾开始为它生成付款文件，但没有记录写完。请查看付款文件存放处并向银行确认；只有确认没有提交过含它的文件时才放弃。</translation>
  </message>
  <message>
   <source>It never left: give it up</source>
   <translation>并未付出，放弃</translation>
  </message>
  <message>
   <source>Excel sheet</source>
   <translation>Excel 表格</translation>
  </message>
  <message>
   <source>{moment} ({hours} h)</source>
   <translation>{moment}（{hours} 小时）</translation>
  </message>
  <message>
   <source>{right} of {count} was right</source>
   <translation>{count} 次中 {right} 次恰当</translation>
  </message>
  <message>
   <source>{right} of {count} were right</source>
   <translation>{count} 次中 {right} 次恰当</translation>
  </message>
  <message>
   <source>{sent} for {count} account, ticked</source>
   <translation>已勾选 {count} 个账户，共 {sent}</translation>
  </message>
  <message>
   <source>{sent} for {count} accounts, ticked</source>
   <translation>已勾选 {count} 个账户，共 {sent}</translation>
  </message>
  <message>
   <source>{count} order sent</source>
   <translation>已发送 {count} 笔</translation>
  </message>
  <message>
   <source>{count} orders sent</source>
   <translation>已发送 {count} 笔</translation>
  </message>
  <message>
   <source>at once</source>
   <translation>立即</translation>
  </message>
  <message>
   <source>{right} of {count} were right; {full} times too much was there already</source>
   <translation>{count} 次中 {right} 次恰当；另有 {full} 次本来就有余</translation>
  </message>
  <message>
   <source>{count} outcome is unknown: it is read back, never sent again.</source>
   <translation>{count} 笔结果未知：只读回，绝不重发。</translation>
  </message>
  <message>
   <source>{count} outcomes are unknown: they are read back, never sent again.</source>
   <translation>{count} 笔结果未知：只读回，绝不重发。</translation>
  </message>
  <message>
   <source>Transfer to {receiver}</source>
   <translation>转至 {receiver}</translation>
  </message>
  <message>
   <source>none of its days have passed yet</source>
   <translation>还没到可以评判的时候</translation>
  </message>
  <message>
   <source>none kept yet</source>
   <translation>还没有存下建议</translation>
  </message>
  <message>
   <source>{amount} of what is advised is not given</source>
   <translation>尚缺建议额 {amount}</translation>
  </message>
  <message>
   <source>steps reached earn {amount}</source>
   <translation>达到档位可得返点 {amount}</translation>
  </message>
  <message>
   <source>Records do not verify</source>
   <translation>记录验证不通过</translation>
  </message>
  <message>
   <source>Share out the cash that is there</source>
   <translation>按可用资金分配</translation>
  </message>
  <message>
   <source>Where it does not do for all: what saves the most spend first, within the caps of agencies; what is left over goes where a prepaid rebate step is worth it. Nothing is ordered before you submit the batch.</source>
   <translation>资金不够全部充值时：先保最该保的投放，不超过代理商的在途上限；有余钱时，用到值得冲的预付返点档位。提交之前不会下任何单。</translation>
  </message>
  <message>
   <source>Cash that is there</source>
   <translation>可用资金</translation>
  </message>
  <message>
   <source>Share it out</source>
   <translation>分配</translation>
  </message>
  <message>
   <source>Advised in all</source>
   <translation>建议合计</translation>
  </message>
  <message>
   <source>{count} order submitted</source>
   <translation>已提交 {count} 笔</translation>
  </message>
  <message>
   <source>{count} orders submitted</source>
   <translation>已提交 {count} 笔</translation>
  </message>
  <message>
   <source>It waits for its signatures under Approvals.</source>
   <translation>在“审批”中等待签名。</translation>
  </message>
  <message>
   <source>Nothing is sent before others have signed.</source>
   <translation>他人签名之前不会发送任何款项。</translation>
  </message>
  <message>
   <source>Perhaps there already</source>
   <translation>可能重复</translation>
  </message>
  <message>
   <source>Submit it all the same</source>
   <translation>仍然提交</translation>
  </message>
  <message>
   <source>Send {amount} by {latest}: it lasts until the next order lands, {until}.</source>
   <translation>请在 {latest} 前充 {amount}，可撑到下一单到账（{until}）。</translation>
  </message>
  <message>
   <source>Without it the account runs dry before then with a chance of {chance}.</source>
   <translation>不充的话，在此之前断量的概率为 {chance}。</translation>
  </message>
  <message>
   <source>{amount} of it can go to {account}, which needs it.</source>
   <translation>其中 {amount} 可转给需要它的 {account}。</translation>
  </message>
  <message>
   <source>Send {amount} now: it lasts until the next order lands, {until}.</source>
   <translation>请立即充 {amount}，可撑到下一单到账（{until}）。</translation>
  </message>
  <message>
   <source>Amount this time</source>
   <translation>本次金额</translation>
  </message>
  <message>
   <source>Advice of the last 90 days: {words}</source>
   <translation>近 90 天的建议：{words}</translation>
  </message>
  <message>
   <source>{amount} lies idle in {account}: move it before new money is sent.</source>
   <translation>{account} 有 {amount} 闲置：先转过来，再充新钱。</translation>
  </message>
  <message>
   <source>Move {amount}</source>
   <translation>转 {amount}</translation>
  </message>
  <message>
   <source>Take out of the batch</source>
   <translation>移出本批</translation>
  </message>
  <message>
   <source>Put into the batch</source>
   <translation>加入本批</translation>
  </message>
  <message>
   <source>The number must be above zero.</source>
   <translation>数字必须大于零。</translation>
  </message>
  <message>
   <source>Need until then, 99.5 % sure</source>
   <translation>到那时的需求（99.5% 分位）</translation>
  </message>
  <message>
   <source>Left idle without it</source>
   <translation>不充的闲置</translation>
  </message>
  <message>
   <source>Left idle with it</source>
   <translation>充后闲置</translation>
  </message>
  <message>
   <source>This is not a number.</source>
   <translation>这不是数字。</translation>
  </message>
  <message>
   <source>Dry risk, without and with it</source>
   <translation>断量概率：不充 → 充后</translation>
  </message>
  <message>
   <source>No payee yet: enter one under Settings</source>
   <translation>还没有收款方：请在“设置”中录入</translation>
  </message>
 </context>
</TS>
