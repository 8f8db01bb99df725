<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>The platform's own page asks you to agree. The secret and the token stay in your vault.</source>
   <translation>在平台自己的页面上同意授权。密钥和令牌只存在你的金库里。</translation>
  </message>
  <message>
   <source>AdTill has what it needs. You can close this page.</source>
   <translation>媒充通已经拿到授权，可以关闭本页。</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>登录身份</translation>
  </message>
  <message>
   <source>App number</source>
   <translation>应用编号（App ID）</translation>
  </message>
  <message>
   <source>App secret</source>
   <translation>应用密钥（Secret）</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>授权码</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>令牌</translation>
  </message>
  <message>
   <source>Open the platform's page</source>
   <translation>打开平台授权页</translation>
  </message>
  <message>
   <source>Waiting for you to agree in the browser…</source>
   <translation>等你在浏览器里同意授权…</translation>
  </message>
  <message>
   <source>Connect with this code</source>
   <translation>用这个授权码连接</translation>
  </message>
  <message>
   <source>Keep it all the same</source>
   <translation>仍然保留</translation>
  </message>
  <message>
   <source>From the platform's developer page.</source>
   <translation>在平台的开发者页面上。</translation>
  </message>
  <message>
   <source>Paste the address of the page, or the code in it</source>
   <translation>粘贴整个网址，或其中的授权码</translation>
  </message>
  <message>
   <source>After you agreed, the browser shows an address that holds the code.</source>
   <translation>同意后，浏览器地址栏里有授权码。</translation>
  </message>
  <message>
   <source>From the platform's own page for system users; it is tried at once.</source>
   <translation>来自平台的系统用户页面；会马上试用。</translation>
  </message>
  <message>
   <source>Try the token</source>
   <translation>试用令牌</translation>
  </message>
  <message>
   <source>As an advertiser</source>
   <translation>以广告主身份</translation>
  </message>
  <message>
   <source>The platform shows it beside the code.</source>
   <translation>平台把它和授权码一起给出。</translation>
  </message>
  <message>
   <source>Exchange rate</source>
   <translation>汇率</translation>
  </message>
  <message>
   <source>Used for totals from now on, and named beside them.</source>
   <translation>以后的合计用它，并在旁边注明。</translation>
  </message>
  <message>
   <source>One unit in {home}</source>
   <translation>1 单位折 {home}</translation>
  </message>
  <message>
   <source>Where it was read</source>
   <translation>出处</translation>
  </message>
  <message>
   <source>Use this rate</source>
   <translation>使用这个汇率</translation>
  </message>
  <message>
   <source>Change the password</source>
   <translation>修改密码</translation>
  </message>
  <message>
   <source>The book is not encrypted anew: only its key is wrapped again.</source>
   <translation>账本不用重新加密，只是重新包裹密钥。</translation>
  </message>
  <message>
   <source>Set this password</source>
   <translation>设为新密码</translation>
  </message>
  <message>
   <source>central parity, the bank's page, …</source>
   <translation>中间价、银行网页…</translation>
  </message>
  <message>
   <source>Three letters, such as USD.</source>
   <translation>三个字母，例如 USD。</translation>
  </message>
  <message>
   <source>A day such as 2026-11-20.</source>
   <translation>日期写成 2026-11-20。</translation>
  </message>
  <message>
   <source>Forget the connection to {platform}?</source>
   <translation>忘记与{platform}的连接？</translation>
  </message>
  <message>
   <source>Its figures stand still until you connect it again.</source>
   <translation>重新连接之前，数据不再更新。</translation>
  </message>
  <message>
   <source>Accounts, balances and history stay in the vault.</source>
   <translation>账户、余额和历史都留在金库里。</translation>
  </message>
  <message>
   <source>{count} record</source>
   <translation>{count} 条记录</translation>
  </message>
  <message>
   <source>{count} records</source>
   <translation>{count} 条记录</translation>
  </message>
  <message>
   <source>Folder for backups</source>
   <translation>备份文件夹</translation>
  </message>
  <message>
   <source>Forget the connection</source>
   <translation>忘记这个连接</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>平台连接</translation>
  </message>
  <message>
   <source>AdTill reads these platforms; nothing on this page moves money.</source>
   <translation>媒充通读取这些平台；这一页上没有任何动用资金的操作。</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Lock the vault first</source>
   <translation>请先锁上金库</translation>
  </message>
  <message>
   <source>A backup takes the place of the vault that is open now. Lock it with Ctrl+L, then choose “Restore a backup” below the password.</source>
   <translation>恢复会替换现在打开的金库。先按 Ctrl+L 锁上，再在密码下方选择“恢复备份”。</translation>
  </message>
  <message>
   <source>The vault that stands there is kept aside.</source>
   <translation>原来的金库会另存，不会被覆盖。</translation>
  </message>
  <message>
   <source>No platform is connected yet.</source>
   <translation>还没有连接平台。</translation>
  </message>
  <message>
   <source>Connected</source>
   <translation>已连接</translation>
  </message>
  <message>
   <source>Sync with F5 or in the top bar to read its accounts.</source>
   <translation>按 F5 或点顶栏同步，读取账户。</translation>
  </message>
  <message>
   <source>What is printed now opens the vault when the password is lost</source>
   <translation>新的打印件已生效，密码丢失时可用</translation>
  </message>
  <message>
   <source>What was printed before opens it no more. It still opens backups from before today: destroy it together with them.</source>
   <translation>以前的打印件不再能打开此金库，但仍能打开此前的备份：请连同那些备份一并销毁。</translation>
  </message>
  <message>
   <source>Backed up, opened and compared</source>
   <translation>备份已写好，并打开核对过</translation>
  </message>
  <message>
   <source>The vault does not verify</source>
   <translation>金库校验不通过</translation>
  </message>
  <message>
   <source>Nothing was changed by the check.</source>
   <translation>校验没有改动任何内容。</translation>
  </message>
  <message>
   <source>The vault is sound</source>
   <translation>金库完好</translation>
  </message>
  <message>
   <source>{records} recomputed, none changed.</source>
   <translation>{records}重新计算，没有一条被改动。</translation>
  </message>
  <message>
   <source>The new password is set.</source>
   <translation>新密码已生效。</translation>
  </message>
  <message>
   <source>Persons, roles and rules; drafts, and signs what others drafted</source>
   <translation>人员、角色与规则；可制单，可审批他人的单</translation>
  </message>
  <message>
   <source>Drafts recharges and sees spend</source>
   <translation>充值制单，查看消耗</translation>
  </message>
  <message>
   <source>Keeps documents; may block an account</source>
   <translation>管理资质，可冻结账户</translation>
  </message>
  <message>
   <source>Pays what is approved and imports statements</source>
   <translation>支付已批准的单，导入流水</translation>
  </message>
  <message>
   <source>Signs recharges and enters payees; pays what others signed</source>
   <translation>审批充值、录入收款方；可支付他人批准的单</translation>
  </message>
  <message>
   <source>Second signature on large sums, and exceptions</source>
   <translation>大额的第二签名与例外</translation>
  </message>
  <message>
   <source>Sees everything, changes nothing</source>
   <translation>可看全部，不能改动</translation>
  </message>
  <message>
   <source>Add a person</source>
   <translation>添加人员</translation>
  </message>
  <message>
   <source>They get a way into this vault and a signing key of their own. Let them type the password themselves: nobody else needs to know it.</source>
   <translation>对方将有自己进入金库的方式和自己的签名密钥。请让本人输入密码：别人无需知道。</translation>
  </message>
  <message>
   <source>Add this person</source>
   <translation>添加此人</translation>
  </message>
  <message>
   <source>Let {name} in again</source>
   <translation>让 {name} 重新加入</translation>
  </message>
  <message>
   <source>The key that vouched for them is lost. Make sure that it is them, and that these are their roles; then let them type a new password themselves. They get a new signing key, and the old password opens nothing.</source>
   <translation>为其担保的密钥已丢失。请确认是本人、角色无误，再由本人输入新密码。此人会得到新的签名密钥，旧密码不再能打开金库。</translation>
  </message>
  <message>
   <source>Vouch for {name}</source>
   <translation>为 {name} 担保</translation>
  </message>
  <message>
   <source>Roles of {name}</source>
   <translation>{name} 的角色</translation>
  </message>
  <message>
   <source>Where one role rules something out, no other role brings it back.</source>
   <translation>一个角色禁止的事，其他角色也不能放开。</translation>
  </message>
  <message>
   <source>Key of this person</source>
   <translation>此人的密钥</translation>
  </message>
  <message>
   <source>Give these roles</source>
   <translation>授予这些角色</translation>
  </message>
  <message>
   <source>Another person checks it, and it rests for a day before any money goes there.</source>
   <translation>须由另一人核对，并静置一天后才能向其付款。</translation>
  </message>
  <message>
   <source>BIC or clearing number, where the bank asks for it</source>
   <translation>BIC 或联行号（银行要求时）</translation>
  </message>
  <message>
   <source>Keep this payee</source>
   <translation>保存收款方</translation>
  </message>
  <message>
   <source>Check the payee</source>
   <translation>核对收款方</translation>
  </message>
  <message>
   <source>Compare every figure with the contract, not with the request. Your key signs just these details.</source>
   <translation>请逐字与合同核对，不要只看申请。您的密钥只对这些信息签名。</translation>
  </message>
  <message>
   <source>Sign these details</source>
   <translation>签名确认</translation>
  </message>
  <message>
   <source>Tick at least one role.</source>
   <translation>请至少勾选一个角色。</translation>
  </message>
  <message>
   <source>Read it to each other over the telephone once.</source>
   <translation>请在电话里互相核对一次。</translation>
  </message>
  <message>
   <source>Change the payee</source>
   <translation>修改收款方</translation>
  </message>
  <message>
   <source>Enter a payee</source>
   <translation>录入收款方</translation>
  </message>
  <message>
   <source>Entered by {name}</source>
   <translation>录入人：{name}</translation>
  </message>
  <message>
   <source>Each has a password and a signing key of their own. Whoever drafts a recharge never approves it, and whoever approves never pays.</source>
   <translation>每人都有自己的密码和签名密钥。制单的人不审批，审批的人不付款。</translation>
  </message>
  <message>
   <source>Entered by one person, checked by another, and rested for a day after every change.</source>
   <translation>一人录入、另一人核对，每次修改后静置一天。</translation>
  </message>
  <message>
   <source>Persons</source>
   <translation>人员</translation>
  </message>
  <message>
   <source>no role</source>
   <translation>没有角色</translation>
  </message>
  <message>
   <source>Has {name} left?</source>
   <translation>{name} 已离开？</translation>
  </message>
  <message>
   <source>Their password opens nothing any more, and nothing they sign counts.</source>
   <translation>其密码将不能再打开金库，其签名也不再有效。</translation>
  </message>
  <message>
   <source>Close their way in</source>
   <translation>关闭其入口</translation>
  </message>
  <message>
   <source>What they signed before stays theirs.</source>
   <translation>此前的签名仍归其本人。</translation>
  </message>
  <message>
   <source>Add a person…</source>
   <translation>添加人员…</translation>
  </message>
  <message>
   <source>Nobody vouches for this row</source>
   <translation>此行无人担保</translation>
  </message>
  <message>
   <source>Authenticator</source>
   <translation>验证器</translation>
  </message>
  <message>
   <source>You</source>
   <translation>您</translation>
  </message>
  <message>
   <source>No payee yet. Bank transfers go to payees that are entered here.</source>
   <translation>还没有收款方。银行转账只付给在此录入的收款方。</translation>
  </message>
  <message>
   <source>Enter a payee…</source>
   <translation>录入收款方…</translation>
  </message>
  <message>
   <source>Check…</source>
   <translation>核对…</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>修改</translation>
  </message>
  <message>
   <source>Set up the authenticator…</source>
   <translation>设置验证器…</translation>
  </message>
  <message>
   <source>Let in again…</source>
   <translation>重新加入…</translation>
  </message>
  <message>
   <source>Close their access…</source>
   <translation>停用登录…</translation>
  </message>
  <message>
   <source>Rests</source>
   <translation>静置中</translation>
  </message>
  <message>
   <source>Roles…</source>
   <translation>角色…</translation>
  </message>
  <message>
   <source>Start them with “adtill sandbox”; they hold invented figures only.</source>
   <translation>用 “adtill sandbox” 启动，里面只有虚构数据。</translation>
  </message>
  <message>
   <source>Practice platforms</source>
   <translation>练习平台</translation>
  </message>
  <message>
   <source>Connect all of them</source>
   <translation>全部连接</translation>
  </message>
  <message>
   <source>When the password is lost</source>
   <translation>密码丢失时</translation>
  </message>
  <message>
   <source>What is made here takes the place of what was printed before, which then opens this vault no more. Nothing changes before the last step.</source>
   <translation>这里生成的将取代以前的打印件，以前的不再能打开此金库。最后一步之前不作任何改动。</translation>
  </message>
  <message>
   <source>Sheet {number} of {count}</source>
   <translation>第 {number} 份，共 {count} 份</translation>
  </message>
  <message>
   <source>Type two of them back</source>
   <translation>输入其中两份核对</translation>
  </message>
  <message>
   <source>From paper, whichever two. So it is sure that what was printed opens the vault.</source>
   <translation>照纸上输入任意两份，以确认打印件确实能打开金库。</translation>
  </message>
  <message>
   <source>Use these sheets from now on</source>
   <translation>启用这三份</translation>
  </message>
  <message>
   <source>One recovery key</source>
   <translation>一把恢复密钥</translation>
  </message>
  <message>
   <source>Three sheets</source>
   <translation>三份恢复份额</translation>
  </message>
  <message>
   <source>What to print</source>
   <translation>打印什么</translation>
  </message>
  <message>
   <source>Whoever has it opens the vault, so it belongs in one safe place. Lost, it is only replaced while a password still opens the vault.</source>
   <translation>持有者即可打开金库，因此要放在一个安全的地方。丢失后，只有在密码仍可用时才能更换。</translation>
  </message>
  <message>
   <source>Make a key</source>
   <translation>生成密钥</translation>
  </message>
  <message>
   <source>Three sheets, of which any two open the vault</source>
   <translation>三份恢复份额，任意两份可打开金库</translation>
  </message>
  <message>
   <source>One alone opens nothing and tells nothing. Give them to three keepers: one may be lost, and one may fall into wrong hands.</source>
   <translation>单独一份打不开金库，也不透露任何内容。请交给三位保管人：丢失一份无妨，一份落入他人之手也无妨。</translation>
  </message>
  <message>
   <source>Make three sheets</source>
   <translation>生成三份</translation>
  </message>
  <message>
   <source>Recovery key</source>
   <translation>恢复密钥</translation>
  </message>
  <message>
   <source>Shown this once. Print it or write it down.</source>
   <translation>只显示这一次，请打印或抄写。</translation>
  </message>
  <message>
   <source>Use this key from now on</source>
   <translation>启用这把密钥</translation>
  </message>
  <message>
   <source>Shown this once. Print it or write it down, and give it to its keeper.</source>
   <translation>只显示这一次。请打印或抄写，交给保管人。</translation>
  </message>
  <message>
   <source>These are sheets of an earlier set.</source>
   <translation>这是较早一套的份额。</translation>
  </message>
  <message>
   <source>Tried and refused: {names}</source>
   <translation>试过，被拒：{names}</translation>
  </message>
  <message>
   <source>The platform said: {codes}</source>
   <translation>平台说：{codes}</translation>
  </message>
  <message>
   <source>Rights that are missing: {names}</source>
   <translation>缺少的权限：{names}</translation>
  </message>
  <message>
   <source>This token may do more than AdTill needs: {names}</source>
   <translation>这个令牌的权限多于媒充通所需：{names}</translation>
  </message>
  <message>
   <source>A token with fewer rights does less harm where it is stolen.</source>
   <translation>权限越少，令牌被盗时害处越小。</translation>
  </message>
  <message>
   <source>one approver</source>
   <translation>一位审批人</translation>
  </message>
  <message>
   <source>finance manager</source>
   <translation>财务经理</translation>
  </message>
  <message>
   <source>executive</source>
   <translation>负责人</translation>
  </message>
  <message>
   <source>owner</source>
   <translation>管理员</translation>
  </message>
  <message>
   <source>two approvers</source>
   <translation>两位审批人</translation>
  </message>
  <message>
   <source>Up to, {currency}</source>
   <translation>不超过（{currency}）</translation>
  </message>
  <message>
   <source>Above that</source>
   <translation>超过以上金额</translation>
  </message>
  <message>
   <source>Who signs</source>
   <translation>谁签名</translation>
  </message>
  <message>
   <source>and a call back</source>
   <translation>并回拨核实</translation>
  </message>
  <message>
   <source>Take this step out</source>
   <translation>去掉这一档</translation>
  </message>
  <message>
   <source>Approval rules</source>
   <translation>审批规则</translation>
  </message>
  <message>
   <source>In {currency}; a sum in another currency counts at its rate, and takes the last step where there is none. Your key signs all of it under the next number, and orders that are not sent yet take the signatures of the new rules.</source>
   <translation>以 {currency} 计；其他币种按汇率折算，没有汇率的按最后一档。您的密钥对整套规则签名并编入下一号；尚未发送的单据按新规则签名。</translation>
  </message>
  <message>
   <source>Sign these rules</source>
   <translation>签署这套规则</translation>
  </message>
  <message>
   <source>Limits for a day</source>
   <translation>每日限额</translation>
  </message>
  <message>
   <source>In {currency}; what is signed or sent on the day counts. An empty field is no limit. Your key signs them together with the approval rules.</source>
   <translation>以 {currency} 计；当天签名或发送的都算在内。留空为不限。您的密钥将其与审批规则一并签名。</translation>
  </message>
  <message>
   <source>The company in all</source>
   <translation>公司合计</translation>
  </message>
  <message>
   <source>Each person</source>
   <translation>每人</translation>
  </message>
  <message>
   <source>Each account</source>
   <translation>每个账户</translation>
  </message>
  <message>
   <source>Sign these limits</source>
   <translation>签署这些限额</translation>
  </message>
  <message>
   <source>{name} alone</source>
   <translation>仅 {name}</translation>
  </message>
  <message>
   <source>Add a step</source>
   <translation>增加一档</translation>
  </message>
  <message>
   <source>As the program came</source>
   <translation>恢复出厂规则</translation>
  </message>
  <message>
   <source>The rules are refused, and nothing is signed or sent until an owner signs rules anew. {why}</source>
   <translation>规则被拒绝：在管理员重新签署之前，不能签名也不能发送。{why}</translation>
  </message>
  <message>
   <source>No. {number}, signed by {name}, {moment}</source>
   <translation>第 {number} 号，{name} 签署，{moment}</translation>
  </message>
  <message>
   <source>Up to which sum who signs. An owner's key signs the whole set with its number; rules that were touched otherwise, or older ones put back, let nothing go.</source>
   <translation>多大金额由谁签名。整套规则连同编号由管理员的密钥签名；被别的方式改动过、或换回旧的规则，一律不放行。</translation>
  </message>
  <message>
   <source>Most money that may be signed or sent in one day; signed together with the approval rules.</source>
   <translation>一天内最多可签名或发送的金额；与审批规则一并签名。</translation>
  </message>
  <message>
   <source>The record has them, and orders that are not sent yet follow them.</source>
   <translation>已记入存证链，尚未发送的单据按此执行。</translation>
  </message>
  <message>
   <source>as the program came; nobody has changed them</source>
   <translation>出厂规则，尚无人修改</translation>
  </message>
  <message>
   <source>Up to {amount}</source>
   <translation>不超过 {amount}</translation>
  </message>
  <message>
   <source>Above {amount}</source>
   <translation>超过 {amount}</translation>
  </message>
  <message>
   <source>Any sum</source>
   <translation>任何金额</translation>
  </message>
  <message>
   <source>Change the rules…</source>
   <translation>修改规则…</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>不限</translation>
  </message>
  <message>
   <source>Change the limits…</source>
   <translation>修改限额…</translation>
  </message>
  <message>
   <source>Sign the ones before…</source>
   <translation>签回之前的规则…</translation>
  </message>
  <message>
   <source>No limits are in force while the rules are refused.</source>
   <translation>规则被拒绝期间没有有效的限额。</translation>
  </message>
  <message>
   <source>Now in force</source>
   <translation>现行</translation>
  </message>
  <message>
   <source> + call to a known number</source>
   <translation> + 回拨已知号码</translation>
  </message>
  <message>
   <source>The rules are in force</source>
   <translation>规则已生效</translation>
  </message>
  <message>
   <source>Totals over several currencies use these rates and say so; without a rate nothing is added up.</source>
   <translation>多币种合计用这些汇率并注明；没有汇率就不相加。</translation>
  </message>
  <message>
   <source>none yet</source>
   <translation>还没有</translation>
  </message>
  <message>
   <source>{count} backup</source>
   <translation>{count} 份备份</translation>
  </message>
  <message>
   <source>{count} backups</source>
   <translation>{count} 份备份</translation>
  </message>
  <message>
   <source>A backup is encrypted like the vault, opened and compared before it counts. Seven days, four weeks and twelve months are kept.</source>
   <translation>备份与金库一样加密，打开核对后才算数。保留 7 天、4 周、12 个月。</translation>
  </message>
  <message>
   <source>Protects a lost or copied computer. Does not protect against programs that run as you while the vault is open.</source>
   <translation>防电脑丢失或被拷贝；金库打开时，防不住以你的身份运行的程序。</translation>
  </message>
  <message>
   <source>read {age}</source>
   <translation>{age}读取</translation>
  </message>
  <message>
   <source>not read yet</source>
   <translation>还没读取</translation>
  </message>
  <message>
   <source>not chosen yet</source>
   <translation>还没选</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>{count} minute</source>
   <translation>{count} 分钟</translation>
  </message>
  <message>
   <source>{count} minutes</source>
   <translation>{count} 分钟</translation>
  </message>
  <message>
   <source>Security</source>
   <translation>安全</translation>
  </message>
  <message>
   <source>{form}: {keepers}</source>
   <translation>{form}：{keepers}</translation>
  </message>
  <message>
   <source>When it is lost</source>
   <translation>密码丢失时</translation>
  </message>
  <message>
   <source>About</source>
   <translation>关于</translation>
  </message>
  <message>
   <source>Language and theme change in the top bar.</source>
   <translation>语言和主题在顶栏切换。</translation>
  </message>
  <message>
   <source>sign in again by {day}</source>
   <translation>{day} 前需重新授权</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>忘记</translation>
  </message>
  <message>
   <source>Vault</source>
   <translation>金库</translation>
  </message>
  <message>
   <source>1 {currency}</source>
   <translation>1 {currency}</translation>
  </message>
  <message>
   <source>{rate} {home}, {day}, {source}</source>
   <translation>{rate} {home}，{day}，{source}</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>最新</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>every page, the chain and all counts</source>
   <translation>每一页、存证链和全部计数</translation>
  </message>
  <message>
   <source>Lock by itself after</source>
   <translation>自动锁定</translation>
  </message>
  <message>
   <source>opens this vault with a password</source>
   <translation>用密码打开本金库</translation>
  </message>
  <message>
   <source>without a key or the mouse</source>
   <translation>没有键盘或鼠标操作多久之后</translation>
  </message>
  <message>
   <source>Does not give the signing key back</source>
   <translation>不能取回签名密钥</translation>
  </message>
  <message>
   <source>It is from before there were signing keys. Replace it, so that nothing is lost with the password.</source>
   <translation>它早于签名密钥。请更换，以免丢失密码时一并失去签名密钥。</translation>
  </message>
  <message>
   <source>Fonts and icons</source>
   <translation>字体与图标</translation>
  </message>
  <message>
   <source>Practice</source>
   <translation>练习</translation>
  </message>
  <message>
   <source>Sign in again…</source>
   <translation>重新授权…</translation>
  </message>
  <message>
   <source>Set an exchange rate…</source>
   <translation>设置汇率…</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>立即备份</translation>
  </message>
  <message>
   <source>Restore a backup…</source>
   <translation>恢复备份…</translation>
  </message>
  <message>
   <source>Check now</source>
   <translation>立即校验</translation>
  </message>
  <message>
   <source>Change the password…</source>
   <translation>修改密码…</translation>
  </message>
  <message>
   <source>Replace…</source>
   <translation>更换…</translation>
  </message>
 </context>
</TS>
