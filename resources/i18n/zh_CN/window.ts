<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>As it was</source>
   <translation>实际</translation>
  </message>
  <message>
   <source>As advised</source>
   <translation>照建议</translation>
  </message>
  <message>
   <source>At the least</source>
   <translation>最少够用</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>恰当</translation>
  </message>
  <message>
   <source>Would have run dry</source>
   <translation>会断量</translation>
  </message>
  <message>
   <source>Left money idle</source>
   <translation>有闲置</translation>
  </message>
  <message>
   <source>Too much was there already</source>
   <translation>本来就有余</translation>
  </message>
  <message>
   <source>Set up your authenticator</source>
   <translation>设置验证器</translation>
  </message>
  <message>
   <source>Every signature asks for a code. Scan this with an authenticator app, or type the key into it (time-based, six digits); then type the first code it shows.</source>
   <translation>每次签名都要验证码。请用验证器应用扫描，或输入下面的密钥（基于时间，六位），再填它显示的第一个验证码。</translation>
  </message>
  <message>
   <source>Key for the authenticator</source>
   <translation>验证器密钥</translation>
  </message>
  <message>
   <source>Copy the key</source>
   <translation>复制密钥</translation>
  </message>
  <message>
   <source>First code</source>
   <translation>第一个口令</translation>
  </message>
  <message>
   <source>Set it up</source>
   <translation>完成设置</translation>
  </message>
  <message>
   <source>The key as a QR code</source>
   <translation>密钥二维码</translation>
  </message>
  <message>
   <source>Invoices imported</source>
   <translation>导入发票</translation>
  </message>
  <message>
   <source>Import of invoices undone</source>
   <translation>撤销发票导入</translation>
  </message>
  <message>
   <source>Reason accepted</source>
   <translation>确认原因</translation>
  </message>
  <message>
   <source>Reason taken back</source>
   <translation>收回原因</translation>
  </message>
  <message>
   <source>Period closed</source>
   <translation>关账</translation>
  </message>
  <message>
   <source>Period reopened</source>
   <translation>重开期间</translation>
  </message>
  <message>
   <source>Vouchers exported</source>
   <translation>已导出凭证</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>有问题</translation>
  </message>
  <message>
   <source>Prepayment to platforms</source>
   <translation>预付账款（平台）</translation>
  </message>
  <message>
   <source>Advertising expense</source>
   <translation>广告费用</translation>
  </message>
  <message>
   <source>Service fee</source>
   <translation>手续费</translation>
  </message>
  <message>
   <source>Input VAT</source>
   <translation>进项税额</translation>
  </message>
  <message>
   <source>Gains and losses of exchange</source>
   <translation>汇兑损益</translation>
  </message>
  <message>
   <source>Interest income</source>
   <translation>利息收入</translation>
  </message>
  <message>
   <source>Tax within payments</source>
   <translation>付款中的税金</translation>
  </message>
  <message>
   <source>No match</source>
   <translation>未匹配</translation>
  </message>
  <message>
   <source>Booked later</source>
   <translation>以后入账</translation>
  </message>
  <message>
   <source>Cancels out</source>
   <translation>相互抵销</translation>
  </message>
  <message>
   <source>Account not set</source>
   <translation>未设科目</translation>
  </message>
  <message>
   <source>Rate not set</source>
   <translation>未设汇率</translation>
  </message>
  <message>
   <source>Invoice has a problem</source>
   <translation>发票有问题</translation>
  </message>
  <message>
   <source>Kingdee K/3, KIS (Excel)</source>
   <translation>金蝶 K/3、KIS（Excel）</translation>
  </message>
  <message>
   <source>Kingdee cloud (your template)</source>
   <translation>金蝶云（用您的模板）</translation>
  </message>
  <message>
   <source>Yonyou U8 (text)</source>
   <translation>用友 U8（文本）</translation>
  </message>
  <message>
   <source>Document kept</source>
   <translation>存入资质</translation>
  </message>
  <message>
   <source>Kind of document chosen</source>
   <translation>选定资质种类</translation>
  </message>
  <message>
   <source>Field of a document checked</source>
   <translation>核对资质字段</translation>
  </message>
  <message>
   <source>Document confirmed</source>
   <translation>确认资质</translation>
  </message>
  <message>
   <source>Document renewed</source>
   <translation>资质换新</translation>
  </message>
  <message>
   <source>Renewal taken back</source>
   <translation>撤销换新</translation>
  </message>
  <message>
   <source>Document taken back</source>
   <translation>撤回资质</translation>
  </message>
  <message>
   <source>Document erased</source>
   <translation>资质已删除</translation>
  </message>
  <message>
   <source>Expiry alert seen</source>
   <translation>到期提醒已知悉</translation>
  </message>
  <message>
   <source>Expiry alert set back</source>
   <translation>到期提醒恢复</translation>
  </message>
  <message>
   <source>The person asked for it</source>
   <translation>本人要求删除</translation>
  </message>
  <message>
   <source>Consent was taken back</source>
   <translation>已撤回同意</translation>
  </message>
  <message>
   <source>It is not needed any more</source>
   <translation>不再需要</translation>
  </message>
  <message>
   <source>It was kept by mistake</source>
   <translation>误存</translation>
  </message>
  <message>
   <source>Confirmed</source>
   <translation>已确认</translation>
  </message>
  <message>
   <source>Printed</source>
   <translation>印刷内容</translation>
  </message>
  <message>
   <source>Put right by its check character</source>
   <translation>已按校验码更正</translation>
  </message>
  <message>
   <source>From the QR code</source>
   <translation>取自二维码</translation>
  </message>
  <message>
   <source>Worked out from another field</source>
   <translation>由其他字段推出</translation>
  </message>
  <message>
   <source>Corrected</source>
   <translation>已更正</translation>
  </message>
  <message>
   <source>Valid</source>
   <translation>有效</translation>
  </message>
  <message>
   <source>Runs out soon</source>
   <translation>即将到期</translation>
  </message>
  <message>
   <source>Expired</source>
   <translation>已过期</translation>
  </message>
  <message>
   <source>No end found</source>
   <translation>未读到期限</translation>
  </message>
  <message>
   <source>{count} day left, until {day}</source>
   <translation>剩 {count} 天，有效期至 {day}</translation>
  </message>
  <message>
   <source>{count} days left, until {day}</source>
   <translation>剩 {count} 天，有效期至 {day}</translation>
  </message>
  <message>
   <source>It is said again {count} day before it runs out.</source>
   <translation>到期前 {count} 天会再次提醒。</translation>
  </message>
  <message>
   <source>It is said again {count} days before it runs out.</source>
   <translation>到期前 {count} 天会再次提醒。</translation>
  </message>
  <message>
   <source>ran out on {day}</source>
   <translation>已于 {day} 到期</translation>
  </message>
  <message>
   <source>today is its last valid day</source>
   <translation>今天是有效期最后一天</translation>
  </message>
  <message>
   <source>the renewal must be in by {day}</source>
   <translation>最迟 {day} 申请续期</translation>
  </message>
  <message>
   <source>the renewal can be asked for from {day} on</source>
   <translation>{day} 起可申请续期</translation>
  </message>
  <message>
   <source>It is not said again until a newer version runs out.</source>
   <translation>换发的新版本临近到期前不再提醒。</translation>
  </message>
  <message>
   <source>It is said again once it has run out.</source>
   <translation>到期后会再次提醒。</translation>
  </message>
  <message>
   <source>It is said again on its last valid day.</source>
   <translation>有效期最后一天会再次提醒。</translation>
  </message>
  <message>
   <source>{count} more runs out; it is said here once these are seen.</source>
   <translation>另有 {count} 份到期提醒，处理完以上几份后在此显示。</translation>
  </message>
  <message>
   <source>{count} more run out; they are said here once these are seen.</source>
   <translation>另有 {count} 份到期提醒，处理完以上几份后在此显示。</translation>
  </message>
  <message>
   <source>Open {document}</source>
   <translation>打开{document}</translation>
  </message>
  <message>
   <source>Seen</source>
   <translation>知道了</translation>
  </message>
  <message>
   <source>{document} has been seen</source>
   <translation>{document}的到期提醒已知悉</translation>
  </message>
  <message>
   <source>holds up the application on {platforms}</source>
   <translation>影响申请：{platforms}</translation>
  </message>
  <message>
   <source>holds up {count} applications: {platforms}</source>
   <translation>影响 {count} 份申请：{platforms}</translation>
  </message>
  <message>
   <source>the account on {platforms} rests on it</source>
   <translation>影响账户：{platforms}</translation>
  </message>
  <message>
   <source>{count} accounts rest on it: {platforms}</source>
   <translation>影响 {count} 个账户：{platforms}</translation>
  </message>
  <message>
   <source>the renewal should have been asked for by {day}</source>
   <translation>最迟应于 {day} 申请续期</translation>
  </message>
  <message>
   <source>{document}: {when}</source>
   <translation>{document}：{when}</translation>
  </message>
  <message>
   <source>{count} day ago</source>
   <translation>{count} 天前</translation>
  </message>
  <message>
   <source>{count} days ago</source>
   <translation>{count} 天前</translation>
  </message>
  <message>
   <source>about {minutes} min</source>
   <translation>约 {minutes} 分钟</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>刚刚</translation>
  </message>
  <message>
   <source>{minutes} min ago</source>
   <translation>{minutes} 分钟前</translation>
  </message>
  <message>
   <source>{hours} h ago</source>
   <translation>{hours} 小时前</translation>
  </message>
  <message>
   <source>about {seconds} s</source>
   <translation>约 {seconds} 秒</translation>
  </message>
  <message>
   <source>Being prepared</source>
   <translation>准备中</translation>
  </message>
  <message>
   <source>Ready to go</source>
   <translation>待提交</translation>
  </message>
  <message>
   <source>Submitted</source>
   <translation>已提交</translation>
  </message>
  <message>
   <source>In review</source>
   <translation>审核中</translation>
  </message>
  <message>
   <source>Approved</source>
   <translation>已通过</translation>
  </message>
  <message>
   <source>Account open</source>
   <translation>已开通</translation>
  </message>
  <message>
   <source>Suspended</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>Given up</source>
   <translation>已放弃</translation>
  </message>
  <message>
   <source>Through its interface</source>
   <translation>走接口</translation>
  </message>
  <message>
   <source>Package by hand</source>
   <translation>材料包，手工递交</translation>
  </message>
  <message>
   <source>Goes with the new one</source>
   <translation>随新的一起提交</translation>
  </message>
  <message>
   <source>Wait: it is with the platform</source>
   <translation>等待：在平台处理</translation>
  </message>
  <message>
   <source>Bring up to date on the platform</source>
   <translation>到平台更新</translation>
  </message>
  <message>
   <source>Nothing to do</source>
   <translation>无需处理</translation>
  </message>
  <message>
   <source>Asked by the platform</source>
   <translation>平台要求</translation>
  </message>
  <message>
   <source>Required by law</source>
   <translation>法律要求</translation>
  </message>
  <message>
   <source>Usually asked; not seen in public for this platform</source>
   <translation>通常需要（未见该平台公开说明）</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>联系人</translation>
  </message>
  <message>
   <source>Renewal can be asked for</source>
   <translation>可以申请续期</translation>
  </message>
  <message>
   <source>Renewal must be in</source>
   <translation>续期截止</translation>
  </message>
  <message>
   <source>Last valid day</source>
   <translation>有效期最后一天</translation>
  </message>
  <message>
   <source>Typed</source>
   <translation>手填</translation>
  </message>
  <message>
   <source>From the licence</source>
   <translation>执照</translation>
  </message>
  <message>
   <source>From the identity card</source>
   <translation>身份证</translation>
  </message>
  <message>
   <source>From the filing</source>
   <translation>备案</translation>
  </message>
  <message>
   <source>From the bank document</source>
   <translation>银行资料</translation>
  </message>
  <message>
   <source>Typed before</source>
   <translation>此前填写</translation>
  </message>
  <message>
   <source>Derived</source>
   <translation>推算</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>默认</translation>
  </message>
  <message>
   <source>Longer than the platform takes</source>
   <translation>超过平台长度限制</translation>
  </message>
  <message>
   <source>Needs your look</source>
   <translation>需要看一眼</translation>
  </message>
  <message>
   <source>Chosen on the platform</source>
   <translation>在平台上选择</translation>
  </message>
  <message>
   <source>Sign in to the opening page of {platform}</source>
   <translation>登录{platform}的开户页面</translation>
  </message>
  <message>
   <source>Enter the values, as listed below</source>
   <translation>按下表逐项填写</translation>
  </message>
  <message>
   <source>Choose from the platform's list: {about}</source>
   <translation>在平台的列表中选择：{about}</translation>
  </message>
  <message>
   <source>Upload {about}</source>
   <translation>上传{about}</translation>
  </message>
  <message>
   <source>More pictures of {about} than the platform takes: leave some out</source>
   <translation>{about}的图片多于平台上限，请删减</translation>
  </message>
  <message>
   <source>Apply on the platform, or get its permission: {about}</source>
   <translation>在平台上在线申请或取得许可：{about}</translation>
  </message>
  <message>
   <source>Look it over and submit</source>
   <translation>核对后提交</translation>
  </message>
  <message>
   <source>Write the application's number down here</source>
   <translation>把申请编号记回这里</translation>
  </message>
  <message>
   <source>Fits</source>
   <translation>符合</translation>
  </message>
  <message>
   <source>Another form is wanted</source>
   <translation>形式不符</translation>
  </message>
  <message>
   <source>Runs out too soon</source>
   <translation>临近到期</translation>
  </message>
  <message>
   <source>Not valid yet</source>
   <translation>尚未生效</translation>
  </message>
  <message>
   <source>another kind of picture is wanted</source>
   <translation>需要另一种影像</translation>
  </message>
  <message>
   <source>it must be in colour</source>
   <translation>须为彩色</translation>
  </message>
  <message>
   <source>another type of file is wanted</source>
   <translation>文件格式不符</translation>
  </message>
  <message>
   <source>the file is too large</source>
   <translation>文件过大</translation>
  </message>
  <message>
   <source>too many pages</source>
   <translation>页数过多</translation>
  </message>
  <message>
   <source>it runs out during the review</source>
   <translation>审核期间到期</translation>
  </message>
  <message>
   <source>the platform wants more days left</source>
   <translation>剩余有效期不足平台要求</translation>
  </message>
  <message>
   <source>it has run out</source>
   <translation>已过期</translation>
  </message>
  <message>
   <source>it is not valid yet</source>
   <translation>尚未生效</translation>
  </message>
  <message>
   <source>one of yours</source>
   <translation>你的</translation>
  </message>
  <message>
   <source>documented</source>
   <translation>平台文档</translation>
  </message>
  <message>
   <source>chosen before</source>
   <translation>以前选过</translation>
  </message>
  <message>
   <source>All that there is</source>
   <translation>全部可选项</translation>
  </message>
  <message>
   <source>The platform's list is not public. Found here: what your accounts there carry, and what was chosen before; any other code can be typed.</source>
   <translation>平台的列表没有公开。这里能找到：你在该平台的账户所用的代码，以及以前选过的；其他代码可直接填写。</translation>
  </message>
  <message>
   <source>The platform's list is not public, and no interface tells it: take the code from its page.</source>
   <translation>平台的列表没有公开，接口也不提供：请到平台页面查代码。</translation>
  </message>
  <message>
   <source>Scan of the original</source>
   <translation>原件扫描件</translation>
  </message>
  <message>
   <source>Photo of the original</source>
   <translation>原件照片</translation>
  </message>
  <message>
   <source>Copy with the company's seal</source>
   <translation>加盖公章的复印件</translation>
  </message>
  <message>
   <source>Copy without a seal</source>
   <translation>未盖章的复印件</translation>
  </message>
  <message>
   <source>Screenshot, or photo of a screen</source>
   <translation>截图或翻拍屏幕</translation>
  </message>
  <message>
   <source>a scan of the original</source>
   <translation>原件扫描件</translation>
  </message>
  <message>
   <source>a photo of the original</source>
   <translation>原件照片</translation>
  </message>
  <message>
   <source>a scan or photo of the original</source>
   <translation>原件扫描件或照片</translation>
  </message>
  <message>
   <source>a copy with the company's seal</source>
   <translation>加盖公章的复印件</translation>
  </message>
  <message>
   <source>a scan of the original, or a copy with the company's seal</source>
   <translation>原件扫描件，或加盖公章的复印件</translation>
  </message>
  <message>
   <source>a photo of the original, or a copy with the company's seal</source>
   <translation>原件照片，或加盖公章的复印件</translation>
  </message>
  <message>
   <source>a scan in colour</source>
   <translation>彩色扫描件</translation>
  </message>
  <message>
   <source>a scan in colour, or a copy with the company's seal</source>
   <translation>彩色扫描件，或加盖公章的复印件</translation>
  </message>
  <message>
   <source>only the facts on it, typed</source>
   <translation>只填写内容，不传影像</translation>
  </message>
  <message>
   <source>the platform's own form</source>
   <translation>平台在线表单</translation>
  </message>
  <message>
   <source>a written permission of the platform</source>
   <translation>平台书面许可</translation>
  </message>
  <message>
   <source>There</source>
   <translation>已有</translation>
  </message>
  <message>
   <source>Not needed</source>
   <translation>不需要</translation>
  </message>
  <message>
   <source>Look at the advertisement</source>
   <translation>请留意广告内容</translation>
  </message>
  <message>
   <source>Open question</source>
   <translation>未定</translation>
  </message>
  <message>
   <source>Cannot be advertised</source>
   <translation>不得投放</translation>
  </message>
  <message>
   <source>Ready, with open questions</source>
   <translation>可以提交，有未定问题</translation>
  </message>
  <message>
   <source>Handing over</source>
   <translation>平台对接</translation>
  </message>
  <message>
   <source>Review and opening</source>
   <translation>审核开通</translation>
  </message>
  <message>
   <source>In time</source>
   <translation>时限内</translation>
  </message>
  <message>
   <source>Soon due</source>
   <translation>临近时限</translation>
  </message>
  <message>
   <source>Over time</source>
   <translation>已超时</translation>
  </message>
  <message>
   <source>Cannot wait for the next review</source>
   <translation>等不到下轮复核</translation>
  </message>
  <message>
   <source>Can wait until the next review</source>
   <translation>可等到下轮复核</translation>
  </message>
  <message>
   <source>Enough for now</source>
   <translation>目前充足</translation>
  </message>
  <message>
   <source>Standing still</source>
   <translation>停投</translation>
  </message>
  <message>
   <source>Figures older than a day: sync first</source>
   <translation>数据已超过一天：请先同步</translation>
  </message>
  <message>
   <source>No balance read yet</source>
   <translation>还没有读到余额</translation>
  </message>
  <message>
   <source>Until the next order lands it should hold {fact}</source>
   <translation>到下一单到账前应有 {fact}</translation>
  </message>
  <message>
   <source>The next order lands in {fact} days: closed days or slow signatures lie between</source>
   <translation>下一单 {fact} 天后才到账：中间隔着休息日或审批时间</translation>
  </message>
  <message>
   <source>Balance and what is under way come to {fact}</source>
   <translation>余额加在途共 {fact}</translation>
  </message>
  <message>
   <source>Raised to half a day's spend, {fact}: smaller sums are not worth an order</source>
   <translation>提高到半天的消耗 {fact}：再少不值得下一单</translation>
  </message>
  <message>
   <source>{fact} days ran dry and needed more than was charged</source>
   <translation>有 {fact} 天断过量，实际需求高于消耗</translation>
  </message>
  <message>
   <source>Only {fact} days of history: the pattern of all accounts fills in</source>
   <translation>历史只有 {fact} 天：以全部账户的规律补足</translation>
  </message>
  <message>
   <source>Somebody stopped the account</source>
   <translation>账户已被停投</translation>
  </message>
  <message>
   <source>No spend for {fact} days</source>
   <translation>已有 {fact} 天没有消耗</translation>
  </message>
  <message>
   <source>{fact} lies here and no need is in sight</source>
   <translation>{fact} 滞留在此，看不到需求</translation>
  </message>
  <message>
   <source>Announced budgets bound {fact} days</source>
   <translation>已公布的预算限定了 {fact} 天</translation>
  </message>
  <message>
   <source>{fact} announced starts or stops are counted in</source>
   <translation>已计入 {fact} 个已公布的开停计划</translation>
  </message>
  <message>
   <source>A sale lies ahead: {fact} times a normal day</source>
   <translation>临近大促：为平日的 {fact} 倍</translation>
  </message>
  <message>
   <source>The grant of {fact} is spent before cash</source>
   <translation>赠款 {fact} 先于现金消耗</translation>
  </message>
  <message>
   <source>Submit</source>
   <translation>提交</translation>
  </message>
  <message>
   <source>Change the amount…</source>
   <translation>修改金额…</translation>
  </message>
  <message>
   <source>Cancel the order</source>
   <translation>取消这一笔</translation>
  </message>
  <message>
   <source>Approve…</source>
   <translation>批准…</translation>
  </message>
  <message>
   <source>Note the call back…</source>
   <translation>登记回拨…</translation>
  </message>
  <message>
   <source>Grant an exception…</source>
   <translation>准予例外…</translation>
  </message>
  <message>
   <source>Payment file…</source>
   <translation>付款文件…</translation>
  </message>
  <message>
   <source>Save the payment file again…</source>
   <translation>重新保存付款文件…</translation>
  </message>
  <message>
   <source>It never left: give it up…</source>
   <translation>并未付出，放弃…</translation>
  </message>
  <message>
   <source>Decide the outcome…</source>
   <translation>裁定结果…</translation>
  </message>
  <message>
   <source>Person added</source>
   <translation>添加人员</translation>
  </message>
  <message>
   <source>Roles changed</source>
   <translation>角色变更</translation>
  </message>
  <message>
   <source>Person left</source>
   <translation>人员离开</translation>
  </message>
  <message>
   <source>Person let in again</source>
   <translation>人员重新加入</translation>
  </message>
  <message>
   <source>Vault founded anew</source>
   <translation>金库重新创立</translation>
  </message>
  <message>
   <source>Recovery replaced</source>
   <translation>恢复方式已更换</translation>
  </message>
  <message>
   <source>Authenticator set up</source>
   <translation>设置验证器</translation>
  </message>
  <message>
   <source>Payee entered</source>
   <translation>录入收款方</translation>
  </message>
  <message>
   <source>Payee checked</source>
   <translation>收款方已复核</translation>
  </message>
  <message>
   <source>Approval rules signed</source>
   <translation>审批规则签署</translation>
  </message>
  <message>
   <source>Order drafted</source>
   <translation>制单</translation>
  </message>
  <message>
   <source>Order changed</source>
   <translation>改单</translation>
  </message>
  <message>
   <source>Order submitted</source>
   <translation>提交审批</translation>
  </message>
  <message>
   <source>Order signed</source>
   <translation>审批签名</translation>
  </message>
  <message>
   <source>Order approved</source>
   <translation>审批通过</translation>
  </message>
  <message>
   <source>Order sent back</source>
   <translation>退回制单人</translation>
  </message>
  <message>
   <source>Order cancelled</source>
   <translation>取消单据</translation>
  </message>
  <message>
   <source>Sending begun</source>
   <translation>开始发送</translation>
  </message>
  <message>
   <source>Order: new state</source>
   <translation>单据状态变化</translation>
  </message>
  <message>
   <source>Outcome decided</source>
   <translation>裁定结果</translation>
  </message>
  <message>
   <source>What was approved with the lost key has to be approved again.</source>
   <translation>用丢失的密钥批准过的，须重新批准。</translation>
  </message>
  <message>
   <source>Let {names} in again under Settings, each by name. {approvals}</source>
   <translation>请在“设置”中逐一让 {names} 重新加入。{approvals}</translation>
  </message>
  <message>
   <source>Owner</source>
   <translation>管理员</translation>
  </message>
  <message>
   <source>Marketing</source>
   <translation>市场投放</translation>
  </message>
  <message>
   <source>Compliance</source>
   <translation>法务合规</translation>
  </message>
  <message>
   <source>Finance clerk</source>
   <translation>出纳</translation>
  </message>
  <message>
   <source>Finance manager</source>
   <translation>财务经理</translation>
  </message>
  <message>
   <source>Executive</source>
   <translation>负责人</translation>
  </message>
  <message>
   <source>Auditor</source>
   <translation>审计</translation>
  </message>
  <message>
   <source>Manage persons and roles</source>
   <translation>管理人员与角色</translation>
  </message>
  <message>
   <source>Set the rules</source>
   <translation>设定规则</translation>
  </message>
  <message>
   <source>Manage keys</source>
   <translation>管理密钥</translation>
  </message>
  <message>
   <source>Draft account openings</source>
   <translation>起草开户</translation>
  </message>
  <message>
   <source>Draft recharges</source>
   <translation>起草充值</translation>
  </message>
  <message>
   <source>See spend</source>
   <translation>查看消耗</translation>
  </message>
  <message>
   <source>See bank accounts in full</source>
   <translation>查看完整银行账号</translation>
  </message>
  <message>
   <source>Keep documents</source>
   <translation>管理资质文件</translation>
  </message>
  <message>
   <source>Keep the catalogue of requirements</source>
   <translation>维护资质目录</translation>
  </message>
  <message>
   <source>Block an account</source>
   <translation>冻结账户操作</translation>
  </message>
  <message>
   <source>Pay approved orders</source>
   <translation>支付已审批的充值单</translation>
  </message>
  <message>
   <source>Approve orders</source>
   <translation>审批充值单</translation>
  </message>
  <message>
   <source>Grant exceptions</source>
   <translation>批准例外</translation>
  </message>
  <message>
   <source>Change payees</source>
   <translation>变更收款方</translation>
  </message>
  <message>
   <source>Keep providers</source>
   <translation>维护服务商</translation>
  </message>
  <message>
   <source>Erase documents</source>
   <translation>删除资质</translation>
  </message>
  <message>
   <source>Close the reconciliation</source>
   <translation>对账结账</translation>
  </message>
  <message>
   <source>Verify the chain</source>
   <translation>校验存证链</translation>
  </message>
  <message>
   <source>Export files</source>
   <translation>导出文件</translation>
  </message>
  <message>
   <source>This person has left.</source>
   <translation>此人已离开。</translation>
  </message>
  <message>
   <source>No role of this person includes it.</source>
   <translation>此人的角色都没有这项权限。</translation>
  </message>
  <message>
   <source>A role of this person rules it out.</source>
   <translation>此人的某个角色不得有这项权限。</translation>
  </message>
  <message>
   <source>Who drafted or changed an order cannot approve it.</source>
   <translation>起草或改过充值单的人不能审批它。</translation>
  </message>
  <message>
   <source>Who approved an order cannot pay it.</source>
   <translation>审批了充值单的人不能支付它。</translation>
  </message>
  <message>
   <source>Who paid an order cannot approve it.</source>
   <translation>支付了充值单的人不能审批它。</translation>
  </message>
  <message>
   <source>Nobody changes their own roles.</source>
   <translation>任何人都不能改自己的角色。</translation>
  </message>
  <message>
   <source>Somebody has to stay owner.</source>
   <translation>必须至少留一位管理员。</translation>
  </message>
  <message>
   <source>Nobody vouches for the signing key of this session.</source>
   <translation>此次登录的签名密钥没有人担保。</translation>
  </message>
  <message>
   <source>Signature of an approver</source>
   <translation>一位审批人签名</translation>
  </message>
  <message>
   <source>Signature of a finance manager</source>
   <translation>财务经理签名</translation>
  </message>
  <message>
   <source>Signature of an executive</source>
   <translation>负责人签名</translation>
  </message>
  <message>
   <source>Call to a known number</source>
   <translation>拨打已知号码回访</translation>
  </message>
  <message>
   <source>Exception with a reason</source>
   <translation>写明理由的例外</translation>
  </message>
  <message>
   <source>Signature of an owner</source>
   <translation>管理员签名</translation>
  </message>
  <message>
   <source>Approval rules that hold</source>
   <translation>有效的审批规则</translation>
  </message>
  <message>
   <source>The amount asks for it</source>
   <translation>金额达到此档</translation>
  </message>
  <message>
   <source>There is no rate for this currency</source>
   <translation>没有该币种的汇率</translation>
  </message>
  <message>
   <source>The payee is new</source>
   <translation>收款方是新的</translation>
  </message>
  <message>
   <source>The payee's details were changed</source>
   <translation>收款方信息改过</translation>
  </message>
  <message>
   <source>First payment to a provider rated C or worse</source>
   <translation>首次付给评级 C 或更低的服务商</translation>
  </message>
  <message>
   <source>Well above the plan</source>
   <translation>明显超出计划</translation>
  </message>
  <message>
   <source>The provider is rated D or E</source>
   <translation>服务商评级为 D 或 E</translation>
  </message>
  <message>
   <source>The approval rules do not verify: an owner signs them anew under Settings</source>
   <translation>审批规则未通过验证：请管理员在设置里重新签署</translation>
  </message>
  <message>
   <source>What is kept as rules cannot be read.</source>
   <translation>所存的规则无法读取。</translation>
  </message>
  <message>
   <source>Their signature does not hold: they were changed after it, or the key that signed them counts no more.</source>
   <translation>签名不成立：签名之后被改动过，或签名的密钥已不再有效。</translation>
  </message>
  <message>
   <source>Whoever signed them is no owner, or not any more.</source>
   <translation>签署人不是管理员，或已不再是。</translation>
  </message>
  <message>
   <source>They are not the newest: the record has others.</source>
   <translation>不是最新的：存证链里另有一套。</translation>
  </message>
  <message>
   <source>The record has signed rules, and they are not there any more.</source>
   <translation>存证链里有签署过的规则，但规则本身不见了。</translation>
  </message>
  <message>
   <source>Limit of the person for a day</source>
   <translation>个人单日限额</translation>
  </message>
  <message>
   <source>Limit of the account for a day</source>
   <translation>账户单日限额</translation>
  </message>
  <message>
   <source>Limit of the company for a day</source>
   <translation>公司单日限额</translation>
  </message>
  <message>
   <source>Approval</source>
   <translation>审批</translation>
  </message>
  <message>
   <source>Call back</source>
   <translation>电话回访</translation>
  </message>
  <message>
   <source>Exception</source>
   <translation>例外</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>裁定</translation>
  </message>
  <message>
   <source>Person vouched for</source>
   <translation>担保人员</translation>
  </message>
  <message>
   <source>Founding</source>
   <translation>创立</translation>
  </message>
  <message>
   <source>New payee</source>
   <translation>新收款方</translation>
  </message>
  <message>
   <source>Details changed</source>
   <translation>信息已变更</translation>
  </message>
  <message>
   <source>Known payee</source>
   <translation>已知收款方</translation>
  </message>
  <message>
   <source>A second person has to check the payee.</source>
   <translation>收款方须由第二人复核。</translation>
  </message>
  <message>
   <source>The payee is new or changed and rests first.</source>
   <translation>收款方是新增或刚变更的，须先过冷静期。</translation>
  </message>
  <message>
   <source>The provider's list does not have this payee.</source>
   <translation>该收款方不在服务商的收款名单内。</translation>
  </message>
  <message>
   <source>The payee's name is not that of the contract.</source>
   <translation>收款方名称与合同不一致。</translation>
  </message>
  <message>
   <source>By interface</source>
   <translation>接口充值</translation>
  </message>
  <message>
   <source>Bank transfer</source>
   <translation>银行转账</translation>
  </message>
  <message>
   <source>By hand</source>
   <translation>手工</translation>
  </message>
  <message>
   <source>Draft</source>
   <translation>草稿</translation>
  </message>
  <message>
   <source>Written down</source>
   <translation>已登记</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>已发送</translation>
  </message>
  <message>
   <source>Done in part</source>
   <translation>部分完成</translation>
  </message>
  <message>
   <source>Overdue</source>
   <translation>逾期</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>已取消</translation>
  </message>
  <message>
   <source>Disputed</source>
   <translation>有争议</translation>
  </message>
  <message>
   <source>Same payee, account and amount within 72 hours</source>
   <translation>72 小时内收款方、账户、金额相同</translation>
  </message>
  <message>
   <source>Same invoice</source>
   <translation>同一张发票</translation>
  </message>
  <message>
   <source>Same bank row</source>
   <translation>同一条银行流水</translation>
  </message>
  <message>
   <source>Waits long</source>
   <translation>等待较久</translation>
  </message>
  <message>
   <source>Waits too long</source>
   <translation>等待超时</translation>
  </message>
  <message>
   <source>The standing order is off.</source>
   <translation>定期充值未开启。</translation>
  </message>
  <message>
   <source>Nobody else has signed the standing order.</source>
   <translation>定期充值尚无他人签名复核。</translation>
  </message>
  <message>
   <source>The standing order has ended.</source>
   <translation>定期充值已到期。</translation>
  </message>
  <message>
   <source>Above the most for one order.</source>
   <translation>超过单笔上限。</translation>
  </message>
  <message>
   <source>Above the most for a month.</source>
   <translation>超过当月上限。</translation>
  </message>
  <message>
   <source>The code is right.</source>
   <translation>动态口令正确。</translation>
  </message>
  <message>
   <source>The code is not right.</source>
   <translation>动态口令不正确。</translation>
  </message>
  <message>
   <source>This code was used already; wait for the next one.</source>
   <translation>这个口令已用过，请等下一个。</translation>
  </message>
  <message>
   <source>Too many wrong codes; wait before the next try.</source>
   <translation>口令错误次数过多，请稍后再试。</translation>
  </message>
  <message>
   <source>No authenticator is set up yet.</source>
   <translation>还没有设置验证器。</translation>
  </message>
  <message>
   <source>At least 15 characters, or 8 together with a code.</source>
   <translation>至少 15 个字符；配合动态口令时至少 8 个。</translation>
  </message>
  <message>
   <source>This is among the first that others would try.</source>
   <translation>这是别人最先会猜的密码之一。</translation>
  </message>
  <message>
   <source>Direct</source>
   <translation>直客</translation>
  </message>
  <message>
   <source>First-tier agency</source>
   <translation>一代服务商</translation>
  </message>
  <message>
   <source>Second-tier agency</source>
   <translation>二代服务商</translation>
  </message>
  <message>
   <source>Opening fee</source>
   <translation>开户费</translation>
  </message>
  <message>
   <source>Rush fee</source>
   <translation>加急费</translation>
  </message>
  <message>
   <source>Favour fee</source>
   <translation>关系费</translation>
  </message>
  <message>
   <source>Hidden fee</source>
   <translation>隐性收费</translation>
  </message>
  <message>
   <source>Fee without a contract</source>
   <translation>没有合同依据的费用</translation>
  </message>
  <message>
   <source>Fee above the contract</source>
   <translation>费用超过合同</translation>
  </message>
  <message>
   <source>Money in transit</source>
   <translation>在途资金</translation>
  </message>
  <message>
   <source>Share of all recharges</source>
   <translation>占全部充值的比例</translation>
  </message>
  <message>
   <source>A</source>
   <translation>A</translation>
  </message>
  <message>
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <source>C</source>
   <translation>C</translation>
  </message>
  <message>
   <source>D</source>
   <translation>D</translation>
  </message>
  <message>
   <source>E</source>
   <translation>E</translation>
  </message>
  <message>
   <source>Fund safety</source>
   <translation>资金安全</translation>
  </message>
  <message>
   <source>Opening success</source>
   <translation>开户成功</translation>
  </message>
  <message>
   <source>Posting punctuality</source>
   <translation>到账及时</translation>
  </message>
  <message>
   <source>Complaints</source>
   <translation>投诉</translation>
  </message>
  <message>
   <source>Service speed</source>
   <translation>服务速度</translation>
  </message>
  <message>
   <source>Price transparency</source>
   <translation>价格透明</translation>
  </message>
  <message>
   <source>Misappropriation proven: E for 24 months</source>
   <translation>查实挪用：24 个月内为 E</translation>
  </message>
  <message>
   <source>Forged document proven: E for 24 months</source>
   <translation>查实伪造文件：24 个月内为 E</translation>
  </message>
  <message>
   <source>Silent for over 72 hours with money outstanding: E</source>
   <translation>有未结资金且失联超过 72 小时：E</translation>
  </message>
  <message>
   <source>No authorisation of the platform on file: D at most</source>
   <translation>没有平台授权存档：最高为 D</translation>
  </message>
  <message>
   <source>Not rated: fewer than 5 orders, treated as C</source>
   <translation>未评级：不足 5 单，按 C 处理</translation>
  </message>
  <message>
   <source>On top of what is paid</source>
   <translation>充值加送</translation>
  </message>
  <message>
   <source>Taken off what is paid</source>
   <translation>付款折让</translation>
  </message>
  <message>
   <source>With the recharge</source>
   <translation>随充值预返</translation>
  </message>
  <message>
   <source>Settled afterwards</source>
   <translation>事后返还</translation>
  </message>
  <message>
   <source>On all of the volume</source>
   <translation>按全部金额计</translation>
  </message>
  <message>
   <source>On what lies above the step</source>
   <translation>按超出台阶部分计</translation>
  </message>
  <message>
   <source>Set off</source>
   <translation>抵扣</translation>
  </message>
  <message>
   <source>Nothing due</source>
   <translation>无需支付</translation>
  </message>
  <message>
   <source>Reversal</source>
   <translation>冲销</translation>
  </message>
  <message>
   <source>Provider entered or changed</source>
   <translation>服务商已登记或变更</translation>
  </message>
  <message>
   <source>Note about a provider</source>
   <translation>服务商记事</translation>
  </message>
  <message>
   <source>Account's provider set</source>
   <translation>账户的服务商已设定</translation>
  </message>
  <message>
   <source>Rebate settled</source>
   <translation>返点已核算</translation>
  </message>
  <message>
   <source>Rebate received</source>
   <translation>返点已到账</translation>
  </message>
  <message>
   <source>Incident with money</source>
   <translation>资金事故</translation>
  </message>
  <message>
   <source>Complaint</source>
   <translation>投诉</translation>
  </message>
  <message>
   <source>Complaint reopened</source>
   <translation>投诉再次提出</translation>
  </message>
  <message>
   <source>Hidden fee asked for</source>
   <translation>索要隐性费用</translation>
  </message>
  <message>
   <source>Misappropriation proven</source>
   <translation>挪用资金属实</translation>
  </message>
  <message>
   <source>Forged document proven</source>
   <translation>伪造资质属实</translation>
  </message>
  <message>
   <source>Question not answered</source>
   <translation>询问未获答复</translation>
  </message>
  <message>
   <source>Question answered</source>
   <translation>询问已答复</translation>
  </message>
  <message>
   <source>More money would be in transit with the provider than its cap allows.</source>
   <translation>该服务商的在途资金将超过上限。</translation>
  </message>
  <message>
   <source>The provider's cap is in a currency that there is no rate for.</source>
   <translation>服务商上限所用的币种没有汇率。</translation>
  </message>
  <message>
   <source>Quarter</source>
   <translation>季度</translation>
  </message>
  <message>
   <source>Half-year</source>
   <translation>半年</translation>
  </message>
  <message>
   <source>Year</source>
   <translation>年</translation>
  </message>
  <message>
   <source>Number of rows</source>
   <translation>行数</translation>
  </message>
  <message>
   <source>Number of rows in</source>
   <translation>收入笔数</translation>
  </message>
  <message>
   <source>Number of rows out</source>
   <translation>支出笔数</translation>
  </message>
  <message>
   <source>Sum of all rows</source>
   <translation>合计金额</translation>
  </message>
  <message>
   <source>Sum of money in</source>
   <translation>收入合计</translation>
  </message>
  <message>
   <source>Sum of money out</source>
   <translation>支出合计</translation>
  </message>
  <message>
   <source>Running balance</source>
   <translation>逐行余额</translation>
  </message>
  <message>
   <source>There are several in the archive; say which one.</source>
   <translation>档案中有多份，请指明是哪一份。</translation>
  </message>
  <message>
   <source>Personal data is taken from a file only, never from the command itself.</source>
   <translation>个人信息只从文件读取，不写在命令里。</translation>
  </message>
  <message>
   <source>This is no JSON file.</source>
   <translation>不是 JSON 文件。</translation>
  </message>
  <message>
   <source>The file must hold texts under the names of the fields.</source>
   <translation>文件里应为「字段编号: 文字」。</translation>
  </message>
  <message>
   <source>Say yes, no or open.</source>
   <translation>请填 yes、no 或 open。</translation>
  </message>
  <message>
   <source>Write it as NAME=TEXT.</source>
   <translation>请写成 名称=内容。</translation>
  </message>
  <message>
   <source>Another application to this platform took its place; follow that one, or give it up first.</source>
   <translation>该平台上已有另一份申请；请跟进那一份，或先放弃它。</translation>
  </message>
  <message>
   <source>This name is taken already; choose another.</source>
   <translation>这个名称已有，请换一个。</translation>
  </message>
  <message>
   <source>Steps are a volume and per cent, rising: 100000: 3; 500000: 5</source>
   <translation>阶梯写作「金额: 百分比」，由低到高，如 100000: 3; 500000: 5</translation>
  </message>
  <message>
   <source>The end lies before the start.</source>
   <translation>结束日早于开始日。</translation>
  </message>
  <message>
   <source>A rate lies between 0 and 100 %.</source>
   <translation>比率应在 0 与 100 % 之间。</translation>
  </message>
  <message>
   <source>There is no such document in the archive; add it under Documents first.</source>
   <translation>资质库里没有这份文件，请先在「资质」页添加。</translation>
  </message>
  <message>
   <source>You have signed this already.</source>
   <translation>您已经签过了。</translation>
  </message>
  <message>
   <source>An authenticator is set up already.</source>
   <translation>已经设置过验证器。</translation>
  </message>
  <message>
   <source>A payment file takes bank transfers only.</source>
   <translation>付款文件只收银行转账。</translation>
  </message>
  <message>
   <source>A bank transfer is sent with the payment file.</source>
   <translation>银行转账通过付款文件发送。</translation>
  </message>
  <message>
   <source>This person is vouched for already, or has left.</source>
   <translation>此人已有担保，或已离开。</translation>
  </message>
  <message>
   <source>Only whoever founded the vault can replace it, for it gives their access back.</source>
   <translation>只有创建金库的人才能更换：它取回的是此人的权限。</translation>
  </message>
  <message>
   <source>Nobody takes away their own rights.</source>
   <translation>任何人不能取消自己的权限。</translation>
  </message>
  <message>
   <source>Choose one of those offered.</source>
   <translation>请从所给选项中选择。</translation>
  </message>
  <message>
   <source>Only bank accounts and platforms have accounts of their own in the books.</source>
   <translation>只有银行账户和平台可以单独设置科目。</translation>
  </message>
  <message>
   <source>A row belongs to another match already; undo that one first.</source>
   <translation>有一行已属于另一组匹配，请先撤销那一组。</translation>
  </message>
  <message>
   <source>The file has lines that could not be read; accept that they are left out, or mend the file.</source>
   <translation>文件中有无法识别的行：请确认略过它们，或修正文件。</translation>
  </message>
  <message>
   <source>The file has changed since it was shown; look at it again.</source>
   <translation>文件在预览之后有改动，请重新查看。</translation>
  </message>
  <message>
   <source>A currency is three capital letters, such as CNY.</source>
   <translation>币种是三个大写字母，例如 CNY。</translation>
  </message>
  <message>
   <source>This account counts in another currency.</source>
   <translation>该账户使用另一币种记账。</translation>
  </message>
  <message>
   <source>This account has no budget in force that could be raised.</source>
   <translation>该账户没有可以提高的生效预算。</translation>
  </message>
  <message>
   <source>Each step ends above the one before it.</source>
   <translation>每一档的上限须高于前一档。</translation>
  </message>
  <message>
   <source>This is no whole set of approval rules.</source>
   <translation>这不是一套完整的审批规则。</translation>
  </message>
  <message>
   <source>No account of this currency is advised money now.</source>
   <translation>目前没有该币种的账户需要充值。</translation>
  </message>
  <message>
   <source>This platform returns no address to this computer; paste the code instead.</source>
   <translation>这个平台不会跳回本机，请改为粘贴授权码。</translation>
  </message>
  <message>
   <source>The address must begin with https.</source>
   <translation>地址必须以 https 开头。</translation>
  </message>
  <message>
   <source>This is not an address.</source>
   <translation>这不是一个地址。</translation>
  </message>
  <message>
   <source>This platform cannot do that by interface; it is done by hand on its page or by bank transfer.</source>
   <translation>这个平台没有相应接口；请在平台页面上手工办理或银行转账。</translation>
  </message>
  <message>
   <source>The same amount for the same account is still under way; wait until its end is known.</source>
   <translation>同一账户的同一金额还在途中；请等它有了结果再办。</translation>
  </message>
  <message>
   <source>The file is in another currency than the account.</source>
   <translation>文件的币种与账户不同。</translation>
  </message>
  <message>
   <source>The file has no such heading, or there is no such column.</source>
   <translation>文件里没有这个列名，或没有这种列。</translation>
  </message>
  <message>
   <source>There is no such account here; add it first.</source>
   <translation>这里没有这个账户；请先添加。</translation>
  </message>
  <message>
   <source>This token may do more than AdTill needs; keep it only with a second word.</source>
   <translation>这个令牌的权限多于媒充通所需；再次确认后才保留。</translation>
  </message>
  <message>
   <source>This platform has no public interface; its accounts are kept from the files that it exports.</source>
   <translation>这个平台没有公开接口；它的账户用平台导出的文件来记。</translation>
  </message>
  <message>
   <source>This money can be moved on the platform's own page only; do it there by hand.</source>
   <translation>这笔资金只能在平台自己的页面上划转，请在那里手工操作。</translation>
  </message>
  <message>
   <source>This is the same money: one account, or two that spend from one wallet.</source>
   <translation>这是同一笔钱：同一个账户，或共用一个钱包的两个账户。</translation>
  </message>
  <message>
   <source>Only accounts paid in advance have money that can move.</source>
   <translation>只有预付账户里的钱可以转。</translation>
  </message>
  <message>
   <source>The two accounts count in different currencies.</source>
   <translation>两个账户的币种不同。</translation>
  </message>
  <message>
   <source>No platform passes money on to another one.</source>
   <translation>平台之间不能互转。</translation>
  </message>
  <message>
   <source>The two accounts belong to different companies, and money moves within one only.</source>
   <translation>两个账户属于不同的主体，只能在同一主体内互转。</translation>
  </message>
  <message>
   <source>All of this account's money is on its way out, and platforms take no recharge meanwhile; wait until that has ended.</source>
   <translation>这个账户的资金正全部转出，期间平台不接受充值；请等它结束。</translation>
  </message>
  <message>
   <source>This is more than may be taken out of the account now.</source>
   <translation>超过了现在可从该账户取回的金额。</translation>
  </message>
  <message>
   <source>The platform knows no such small amounts; leave out what is smaller.</source>
   <translation>平台没有这么小的金额；请去掉更小的零头。</translation>
  </message>
  <message>
   <source>This is no recovery sheet; type all of its lines, with the heading.</source>
   <translation>这不是恢复份额；请连同标题行输入全部各行。</translation>
  </message>
  <message>
   <source>A line of the sheet does not agree with its last two letters; compare it with the paper.</source>
   <translation>有一行与行末两个校验字符不符，请与纸面核对。</translation>
  </message>
  <message>
   <source>Two of the three recovery sheets are needed.</source>
   <translation>需要三份恢复份额中的两份。</translation>
  </message>
  <message>
   <source>This is no checkpoint: its file, or its short code of 21 letters and digits.</source>
   <translation>这不是检查点：应为其文件，或 21 位字母数字的短码。</translation>
  </message>
  <message>
   <source>The signature under this checkpoint does not belong to what stands in it.</source>
   <translation>该检查点的签名与其内容不符。</translation>
  </message>
  <message>
   <source>The code does not agree with its last letter; compare it with what was kept.</source>
   <translation>短码与末位校验不符，请与留存的核对。</translation>
  </message>
  <message>
   <source>These invoices are all there already; nothing was added.</source>
   <translation>这些发票都早已在库，没有添加。</translation>
  </message>
  <message>
   <source>The period is not over yet; close it when its last day has passed.</source>
   <translation>期间还没有结束；过了最后一天再关账。</translation>
  </message>
  <message>
   <source>Periods are closed one after the other: choose the one that follows the last closed one.</source>
   <translation>期间要一个接一个关：请选最近一次关账之后的那个。</translation>
  </message>
  <message>
   <source>The period ends before it begins.</source>
   <translation>期间的结束早于开始。</translation>
  </message>
  <message>
   <source>Reopen the newest closed period first.</source>
   <translation>请先重开最近一次关账的期间。</translation>
  </message>
  <message>
   <source>Rows of both sides must stay together; reject or undo the match instead.</source>
   <translation>两方都要有留下的行；整组不对请驳回或撤销。</translation>
  </message>
  <message>
   <source>This row is in a match or explained already; undo that first.</source>
   <translation>这一行已在对账组里或已有原因，请先撤销。</translation>
  </message>
  <message>
   <source>This is no day; write it as 2026-11-20, or 长期 where it has no end.</source>
   <translation>这不是日期；请写成 2026-11-20，没有期限就写 长期。</translation>
  </message>
  <message>
   <source>Something on this document is still in doubt; look at the fields marked in amber.</source>
   <translation>这份资质还有存疑之处，请看标成琥珀色的字段。</translation>
  </message>
  <message>
   <source>The two documents are of different kinds.</source>
   <translation>两份资质种类不同。</translation>
  </message>
  <message>
   <source>One of the two documents has been renewed already.</source>
   <translation>其中一份已经换新过。</translation>
  </message>
  <message>
   <source>The check character of this credit code does not fit; compare it with the licence.</source>
   <translation>信用代码的校验位不符，请对照执照。</translation>
  </message>
  <message>
   <source>A link begins with https:// and names a site.</source>
   <translation>链接应以 https:// 开头并写明网站。</translation>
  </message>
  <message>
   <source>This is no telephone number.</source>
   <translation>这不是电话号码。</translation>
  </message>
  <message>
   <source>This is no mail address.</source>
   <translation>这不是邮箱地址。</translation>
  </message>
  <message>
   <source>Something is missing; the pre-check says what.</source>
   <translation>有缺项，预审页有说明。</translation>
  </message>
  <message>
   <source>The pages before this one come first.</source>
   <translation>请先完成前面的页。</translation>
  </message>
  <message>
   <source>This platform is not ticked.</source>
   <translation>没有勾选这个平台。</translation>
  </message>
  <message>
   <source>An application is under way there already.</source>
   <translation>该平台已有在办的申请。</translation>
  </message>
  <message>
   <source>This platform is not connected; connect it, or write its package.</source>
   <translation>该平台尚未连接；请先连接，或生成材料包。</translation>
  </message>
  <message>
   <source>Something must be chosen from the platform's own lists first; or write its package.</source>
   <translation>请先填平台代码，或生成材料包。</translation>
  </message>
  <message>
   <source>Not everybody whose data it gets has agreed to it.</source>
   <translation>还有当事人没有同意提供个人信息。</translation>
  </message>
  <message>
   <source>Say first that each reason was put right.</source>
   <translation>请先逐条标记已改正。</translation>
  </message>
  <message>
   <source>This is done on the platform's own page; mark it as submitted afterwards.</source>
   <translation>请到平台页面办理，办完后标记为已提交。</translation>
  </message>
  <message>
   <source>There is no such thing here.</source>
   <translation>这里没有这一项。</translation>
  </message>
  <message>
   <source>Practice platforms are on this computer; their address begins with http://127.0.0.1.</source>
   <translation>练习平台就在这台电脑上，地址以 http://127.0.0.1 开头。</translation>
  </message>
  <message>
   <source>it has no columns for date and spend</source>
   <translation>没有日期和消耗这两列</translation>
  </message>
  <message>
   <source>it ends too early</source>
   <translation>文件没有下载完整</translation>
  </message>
  <message>
   <source>a row number occurs twice</source>
   <translation>有行号重复</translation>
  </message>
  <message>
   <source>it has parts that a statement must not have</source>
   <translation>含有流水不该有的内容</translation>
  </message>
  <message>
   <source>it has no sheet</source>
   <translation>没有工作表</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>文件太大</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>文件是空的</translation>
  </message>
  <message>
   <source>its structure is broken</source>
   <translation>结构损坏</translation>
  </message>
  <message>
   <source>it is protected by a password; save it without one</source>
   <translation>有密码保护，请另存为无密码文件</translation>
  </message>
  <message>
   <source>it is no workbook that can be read</source>
   <translation>不是能读取的工作簿</translation>
  </message>
  <message>
   <source>it unpacks to far more than it should</source>
   <translation>解压后大得不正常</translation>
  </message>
  <message>
   <source>it holds unsafe names</source>
   <translation>含有不安全的文件名</translation>
  </message>
  <message>
   <source>it holds links to other places</source>
   <translation>含有指向别处的链接</translation>
  </message>
  <message>
   <source>it holds archives inside archives</source>
   <translation>压缩包里套着压缩包</translation>
  </message>
  <message>
   <source>it is no archive that can be read</source>
   <translation>不是能读的压缩包</translation>
  </message>
  <message>
   <source>its structure is far too large</source>
   <translation>结构过于庞大</translation>
  </message>
  <message>
   <source>it has more than 200 pages</source>
   <translation>超过 200 页</translation>
  </message>
  <message>
   <source>it holds a picture of more than 50 million pixels</source>
   <translation>含有超过五千万像素的图片</translation>
  </message>
  <message>
   <source>it is no PDF that can be read</source>
   <translation>不是能读的 PDF</translation>
  </message>
  <message>
   <source>it is no picture that can be read</source>
   <translation>不是能读的图片</translation>
  </message>
  <message>
   <source>reading it took too long and was stopped</source>
   <translation>读取时间过长，已停止</translation>
  </message>
  <message>
   <source>reading it broke off</source>
   <translation>读取中断</translation>
  </message>
  <message>
   <source>it is an archive, not a workbook</source>
   <translation>是压缩包，不是工作簿</translation>
  </message>
  <message>
   <source>Choose another name: there is a file of this one already.</source>
   <translation>已有同名文件，请换一个名称。</translation>
  </message>
  <message>
   <source>This is a folder; add the name of a file.</source>
   <translation>这是一个文件夹，请补上文件名。</translation>
  </message>
  <message>
   <source>Its folder is not there any more; choose another place.</source>
   <translation>所在文件夹已不存在，请另选位置。</translation>
  </message>
  <message>
   <source>You may not write there; choose another place.</source>
   <translation>没有写入权限，请另选位置。</translation>
  </message>
  <message>
   <source>There is no room left; make room and try again.</source>
   <translation>磁盘空间不足，请腾出空间后重试。</translation>
  </message>
  <message>
   <source>The disk refused; choose another place.</source>
   <translation>磁盘拒绝写入，请另选位置。</translation>
  </message>
  <message>
   <source>it is no picture and no PDF</source>
   <translation>不是图片，也不是 PDF</translation>
  </message>
  <message>
   <source>it ends too early or is damaged</source>
   <translation>文件不完整或已损坏</translation>
  </message>
  <message>
   <source>it has more than 50 megapixels; save it smaller</source>
   <translation>超过 5000 万像素；请缩小后再存</translation>
  </message>
  <message>
   <source>it has more than 200 pages; save the pages of the document alone</source>
   <translation>超过 200 页；请只保存证件所在页</translation>
  </message>
  <message>
   <source>reading it took too much memory and was stopped</source>
   <translation>读取占用内存过多，已停止</translation>
  </message>
  <message>
   <source>it broke the reader, which was stopped</source>
   <translation>读取程序因它中断，已停止</translation>
  </message>
  <message>
   <source>there is no such file any more</source>
   <translation>文件已不在原处</translation>
  </message>
  <message>
   <source>User number (userId)</source>
   <translation>授权用户编号（userId）</translation>
  </message>
  <message>
   <source>Account numbers, with commas between</source>
   <translation>账户编号，用逗号隔开</translation>
  </message>
  <message>
   <source>As an agent</source>
   <translation>以代理商身份</translation>
  </message>
  <message>
   <source>The password does not fit</source>
   <translation>密码不对</translation>
  </message>
  <message>
   <source>The recovery key does not fit</source>
   <translation>恢复密钥不正确</translation>
  </message>
  <message>
   <source>These two sheets do not open this vault</source>
   <translation>这两份恢复份额打不开此金库</translation>
  </message>
  <message>
   <source>Try again, or use the recovery key or sheets. After five failures in a row the next try has to wait.</source>
   <translation>请再试，或用恢复密钥或恢复份额。连续五次失败后，下一次须等待。</translation>
  </message>
  <message>
   <source>Compare it with the paper. Once a newer key or three sheets were made, it opens nothing any more.</source>
   <translation>请与打印件核对。若已换成新密钥或三份恢复份额，旧密钥就不再能打开金库。</translation>
  </message>
  <message>
   <source>Take two of the newest set. Once newer sheets or a single key were made, these open nothing any more.</source>
   <translation>请用最新一套中的两份。若已换成新的份额或单把密钥，旧份额就不再能打开金库。</translation>
  </message>
  <message>
   <source>Vault created</source>
   <translation>建立金库</translation>
  </message>
  <message>
   <source>Ledger entry</source>
   <translation>记账</translation>
  </message>
  <message>
   <source>Platform connected</source>
   <translation>连接平台</translation>
  </message>
  <message>
   <source>Platform disconnected</source>
   <translation>断开平台</translation>
  </message>
  <message>
   <source>Statement imported</source>
   <translation>导入流水</translation>
  </message>
  <message>
   <source>Import undone</source>
   <translation>撤销导入</translation>
  </message>
  <message>
   <source>Reconciliation run</source>
   <translation>运行对账</translation>
  </message>
  <message>
   <source>Match confirmed</source>
   <translation>确认匹配</translation>
  </message>
  <message>
   <source>Match rejected</source>
   <translation>驳回匹配</translation>
  </message>
  <message>
   <source>Match undone</source>
   <translation>撤销匹配</translation>
  </message>
  <message>
   <source>Password changed</source>
   <translation>修改密码</translation>
  </message>
  <message>
   <source>Setting changed</source>
   <translation>修改设置</translation>
  </message>
  <message>
   <source>Backed up</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Restored from a backup</source>
   <translation>从备份恢复</translation>
  </message>
  <message>
   <source>Clock set back</source>
   <translation>时钟被调回</translation>
  </message>
  <message>
   <source>Book is not the one last seen</source>
   <translation>账本与上次所见不同</translation>
  </message>
  <message>
   <source>Money moved</source>
   <translation>资金划转</translation>
  </message>
  <message>
   <source>Onboarding begun</source>
   <translation>开始开户</translation>
  </message>
  <message>
   <source>Prohibited words looked at</source>
   <translation>核对过禁投词</translation>
  </message>
  <message>
   <source>Application sent</source>
   <translation>申请已发出</translation>
  </message>
  <message>
   <source>Package written</source>
   <translation>材料包已生成</translation>
  </message>
  <message>
   <source>Application's state changed</source>
   <translation>申请状态变更</translation>
  </message>
  <message>
   <source>Refusal put right</source>
   <translation>退回原因已改正</translation>
  </message>
  <message>
   <source>Refusal appealed</source>
   <translation>已提出申诉</translation>
  </message>
  <message>
   <source>Consent given</source>
   <translation>同意已记录</translation>
  </message>
  <message>
   <source>Consent taken back</source>
   <translation>同意已撤回</translation>
  </message>
  <message>
   <source>Prepaid</source>
   <translation>预付</translation>
  </message>
  <message>
   <source>Balance not told by the platform</source>
   <translation>平台不告知余额</translation>
  </message>
  <message>
   <source>Invoice</source>
   <translation>发票</translation>
  </message>
  <message>
   <source>Credit memo</source>
   <translation>贷项通知单</translation>
  </message>
  <message>
   <source>Debit memo</source>
   <translation>借项通知单</translation>
  </message>
  <message>
   <source>Pro forma</source>
   <translation>形式发票</translation>
  </message>
  <message>
   <source>Refund</source>
   <translation>退款</translation>
  </message>
  <message>
   <source>Transfer</source>
   <translation>转账</translation>
  </message>
  <message>
   <source>Spending limit</source>
   <translation>花费上限</translation>
  </message>
  <message>
   <source>The platform has no such move by interface; nothing was sent.</source>
   <translation>平台接口不提供这种划转，什么也没有发出。</translation>
  </message>
  <message>
   <source>The amount is outside what the platform takes; nothing was sent.</source>
   <translation>金额超出平台允许的范围，什么也没有发出。</translation>
  </message>
  <message>
   <source>The platform counts in larger units, or in another currency; nothing was sent.</source>
   <translation>平台的计量单位更大，或币种不同，什么也没有发出。</translation>
  </message>
  <message>
   <source>The platform could not be reached; nothing was sent.</source>
   <translation>连不上平台，什么也没有发出。</translation>
  </message>
  <message>
   <source>Given up before it was sent; nothing moved.</source>
   <translation>发出之前已放弃，资金没有变动。</translation>
  </message>
  <message>
   <source>Status unknown</source>
   <translation>状态未知</translation>
  </message>
  <message>
   <source>Active</source>
   <translation>投放中</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>已停用</translation>
  </message>
  <message>
   <source>Transfer in</source>
   <translation>转入</translation>
  </message>
  <message>
   <source>Transfer out</source>
   <translation>转出</translation>
  </message>
  <message>
   <source>Grant expired</source>
   <translation>赠款过期</translation>
  </message>
  <message>
   <source>Charged</source>
   <translation>已扣款</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>Public holiday</source>
   <translation>法定节假日</translation>
  </message>
  <message>
   <source>Make-up workday</source>
   <translation>调休上班日</translation>
  </message>
  <message>
   <source>Marketing day</source>
   <translation>营销节点</translation>
  </message>
  <message>
   <source>By rule</source>
   <translation>按规则推算</translation>
  </message>
  <message>
   <source>From memory</source>
   <translation>凭记忆</translation>
  </message>
  <message>
   <source>Estimated</source>
   <translation>估计</translation>
  </message>
  <message>
   <source>Account list</source>
   <translation>账户列表</translation>
  </message>
  <message>
   <source>Balances</source>
   <translation>余额</translation>
  </message>
  <message>
   <source>What is owed</source>
   <translation>欠款</translation>
  </message>
  <message>
   <source>Daily spend</source>
   <translation>每日消耗</translation>
  </message>
  <message>
   <source>Of it cash</source>
   <translation>其中现金</translation>
  </message>
  <message>
   <source>Of it grant</source>
   <translation>其中赠款</translation>
  </message>
  <message>
   <source>Reference</source>
   <translation>单号</translation>
  </message>
  <message>
   <source>Platform's number</source>
   <translation>平台流水号</translation>
  </message>
  <message>
   <source>Platform fund row</source>
   <translation>平台资金流水</translation>
  </message>
  <message>
   <source>Bank row</source>
   <translation>银行流水</translation>
  </message>
  <message>
   <source>Three recovery sheets</source>
   <translation>三份恢复份额</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Not counted</source>
   <translation>不计收支</translation>
  </message>
  <message>
   <source>Direction unknown</source>
   <translation>方向不明</translation>
  </message>
  <message>
   <source>The line has no date</source>
   <translation>这一行没有日期</translation>
  </message>
  <message>
   <source>The amount cannot be read</source>
   <translation>金额无法识别</translation>
  </message>
  <message>
   <source>The line has no amount</source>
   <translation>这一行没有金额</translation>
  </message>
  <message>
   <source>The line has too few cells</source>
   <translation>这一行缺少列</translation>
  </message>
  <message>
   <source>The line is in and out at once</source>
   <translation>这一行同时有收入和支出</translation>
  </message>
  <message>
   <source>The line cannot be read</source>
   <translation>这一行无法识别</translation>
  </message>
  <message>
   <source>The file ends in the middle of this line</source>
   <translation>文件在这一行中断</translation>
  </message>
  <message>
   <source>The totals in the file differ from its rows</source>
   <translation>文件所列合计与明细不符</translation>
  </message>
  <message>
   <source>A running balance does not follow from the one before</source>
   <translation>有一行余额与上一行接不上</translation>
  </message>
  <message>
   <source>Opening balance plus rows is not the closing balance</source>
   <translation>期初加发生额不等于期末</translation>
  </message>
  <message>
   <source>A long number lost its last digits in the spreadsheet</source>
   <translation>表格把长号码的末尾几位丢了</translation>
  </message>
  <message>
   <source>Sign and direction of an amount disagree</source>
   <translation>金额正负与收支方向不一致</translation>
  </message>
  <message>
   <source>The file's word for the direction is not known</source>
   <translation>不认识文件里的收支用词</translation>
  </message>
  <message>
   <source>Day and month cannot be told apart</source>
   <translation>日和月无法分清</translation>
  </message>
  <message>
   <source>A day that does not exist was replaced</source>
   <translation>不存在的日期已替换</translation>
  </message>
  <message>
   <source>The file names no currency; one was assumed</source>
   <translation>文件没有写币种，已按默认币种</translation>
  </message>
  <message>
   <source>A fee stands in the text only</source>
   <translation>手续费只写在摘要里</translation>
  </message>
  <message>
   <source>A row was broken and put together</source>
   <translation>有一行断开，已拼接</translation>
  </message>
  <message>
   <source>The bank's own number is missing or repeated</source>
   <translation>银行流水号缺失或重复</translation>
  </message>
  <message>
   <source>The encoding of the file is not certain</source>
   <translation>文件编码不确定</translation>
  </message>
  <message>
   <source>Rows that are not booked yet</source>
   <translation>尚未入账的行</translation>
  </message>
  <message>
   <source>Read off the pages of a PDF; compare it before you import it</source>
   <translation>从 PDF 版面读出，导入前请核对</translation>
  </message>
  <message>
   <source>Value date</source>
   <translation>起息日</translation>
  </message>
  <message>
   <source>Money in</source>
   <translation>收入金额</translation>
  </message>
  <message>
   <source>Money out</source>
   <translation>支出金额</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>收支方向</translation>
  </message>
  <message>
   <source>Counterparty account</source>
   <translation>对方账号</translation>
  </message>
  <message>
   <source>Bank's number</source>
   <translation>银行流水号</translation>
  </message>
  <message>
   <source>Year, month, day</source>
   <translation>年、月、日</translation>
  </message>
  <message>
   <source>Day, month, year</source>
   <translation>日、月、年</translation>
  </message>
  <message>
   <source>Month, day, year</source>
   <translation>月、日、年</translation>
  </message>
  <message>
   <source>Counts</source>
   <translation>有效</translation>
  </message>
  <message>
   <source>Undone</source>
   <translation>已撤销</translation>
  </message>
  <message>
   <source>E-invoice, special</source>
   <translation>数电票（专用发票）</translation>
  </message>
  <message>
   <source>E-invoice, ordinary</source>
   <translation>数电票（普通发票）</translation>
  </message>
  <message>
   <source>E-invoice</source>
   <translation>数电票</translation>
  </message>
  <message>
   <source>Electronic VAT invoice, special</source>
   <translation>增值税电子专用发票</translation>
  </message>
  <message>
   <source>Electronic VAT invoice, ordinary</source>
   <translation>增值税电子普通发票</translation>
  </message>
  <message>
   <source>VAT invoice, special</source>
   <translation>增值税专用发票</translation>
  </message>
  <message>
   <source>VAT invoice, ordinary</source>
   <translation>增值税普通发票</translation>
  </message>
  <message>
   <source>Road toll</source>
   <translation>通行费发票</translation>
  </message>
  <message>
   <source>Rail ticket</source>
   <translation>铁路电子客票</translation>
  </message>
  <message>
   <source>Air itinerary</source>
   <translation>航空行程单</translation>
  </message>
  <message>
   <source>Invoice of an unknown kind</source>
   <translation>种类不明的发票</translation>
  </message>
  <message>
   <source>Seller's data</source>
   <translation>销售方数据</translation>
  </message>
  <message>
   <source>Data inside the OFD</source>
   <translation>OFD 内附数据</translation>
  </message>
  <message>
   <source>Named texts of the OFD</source>
   <translation>OFD 标注文字</translation>
  </message>
  <message>
   <source>Notes of the OFD</source>
   <translation>OFD 自定义数据</translation>
  </message>
  <message>
   <source>Text on the page</source>
   <translation>版面文字</translation>
  </message>
  <message>
   <source>Added up</source>
   <translation>相加得出</translation>
  </message>
  <message>
   <source>Cleaning</source>
   <translation>清理</translation>
  </message>
  <message>
   <source>Same number</source>
   <translation>单号相等</translation>
  </message>
  <message>
   <source>Only amount that fits</source>
   <translation>唯一金额</translation>
  </message>
  <message>
   <source>Best assignment</source>
   <translation>最优分配</translation>
  </message>
  <message>
   <source>Amount nearly agrees</source>
   <translation>金额相近</translation>
  </message>
  <message>
   <source>Adds up</source>
   <translation>合计相符</translation>
  </message>
  <message>
   <source>Settled over a period</source>
   <translation>周期结算</translation>
  </message>
  <message>
   <source>Proposed</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>Ambiguous</source>
   <translation>多种可能</translation>
  </message>
  <message>
   <source>Same amount</source>
   <translation>金额相等</translation>
  </message>
  <message>
   <source>Amounts differ</source>
   <translation>金额不等</translation>
  </message>
  <message>
   <source>Days apart</source>
   <translation>相差天数</translation>
  </message>
  <message>
   <source>Same party</source>
   <translation>同一户名</translation>
  </message>
  <message>
   <source>Party {fact}% alike</source>
   <translation>户名相似 {fact}%</translation>
  </message>
  <message>
   <source>Other party</source>
   <translation>户名不同</translation>
  </message>
  <message>
   <source>Cancels another row</source>
   <translation>与另一行冲抵</translation>
  </message>
  <message>
   <source>Others fit as well</source>
   <translation>另有同样合适的</translation>
  </message>
  <message>
   <source>Numbers contradict</source>
   <translation>单号矛盾</translation>
  </message>
  <message>
   <source>Chosen by hand</source>
   <translation>手工选定</translation>
  </message>
  <message>
   <source>Fee of {fact}</source>
   <translation>手续费 {fact}</translation>
  </message>
  <message>
   <source>Perhaps a fee of {fact}%</source>
   <translation>疑似手续费 {fact}%</translation>
  </message>
  <message>
   <source>At {fact}</source>
   <translation>汇率 {fact}</translation>
  </message>
  <message>
   <source>Tax of {fact}</source>
   <translation>税率关系 {fact}</translation>
  </message>
  <message>
   <source>Two digits swapped</source>
   <translation>数字错位</translation>
  </message>
  <message>
   <source>Rounded</source>
   <translation>四舍五入</translation>
  </message>
  <message>
   <source>{fact} rows add up</source>
   <translation>{fact} 笔合计相符</translation>
  </message>
  <message>
   <source>All on one day</source>
   <translation>同一天</translation>
  </message>
  <message>
   <source>Both sides level</source>
   <translation>双方余额持平</translation>
  </message>
  <message>
   <source>Expected by chance: {fact}</source>
   <translation>偶然相符概率 {fact}</translation>
  </message>
  <message>
   <source>Swapped digits</source>
   <translation>数字错位</translation>
  </message>
  <message>
   <source>Not arrived</source>
   <translation>未到账</translation>
  </message>
  <message>
   <source>One payment, two records</source>
   <translation>一款两账</translation>
  </message>
  <message>
   <source>Paid twice</source>
   <translation>重复付款</translation>
  </message>
  <message>
   <source>Partial transfer</source>
   <translation>部分到账</translation>
  </message>
  <message>
   <source>Fee that no contract knows</source>
   <translation>合同外费用</translation>
  </message>
  <message>
   <source>Invoice above cash paid</source>
   <translation>发票超实付</translation>
  </message>
  <message>
   <source>Invoice twice</source>
   <translation>发票重复</translation>
  </message>
  <message>
   <source>Refund without a red-letter invoice</source>
   <translation>退款无红字发票</translation>
  </message>
  <message>
   <source>Day cut at another midnight</source>
   <translation>跨时区切日</translation>
  </message>
  <message>
   <source>Rebate never came</source>
   <translation>返点未到</translation>
  </message>
  <message>
   <source>No record on the platform</source>
   <translation>平台无记录</translation>
  </message>
  <message>
   <source>No payment at the bank</source>
   <translation>银行无付款</translation>
  </message>
  <message>
   <source>Unknown receipt</source>
   <translation>不明收款</translation>
  </message>
  <message>
   <source>Own transfer</source>
   <translation>内部转账</translation>
  </message>
  <message>
   <source>Double</source>
   <translation>重复</translation>
  </message>
  <message>
   <source>By its number</source>
   <translation>按号码</translation>
  </message>
  <message>
   <source>By its amount</source>
   <translation>按金额</translation>
  </message>
  <message>
   <source>As a sum</source>
   <translation>按合计</translation>
  </message>
  <message>
   <source>Over a period</source>
   <translation>按期间</translation>
  </message>
  <message>
   <source>Red letter</source>
   <translation>红字</translation>
  </message>
  <message>
   <source>The book stands exactly where it stood then.</source>
   <translation>账本与当时完全一致。</translation>
  </message>
  <message>
   <source>The book begins with what was kept, and has gone on since.</source>
   <translation>账本以当时留存的内容为开头，其后又有新记录。</translation>
  </message>
  <message>
   <source>The book is older than that: a former copy of the vault was put back.</source>
   <translation>账本比当时更旧：金库被换回了以前的副本。</translation>
  </message>
  <message>
   <source>The past of this book is not the one that was kept.</source>
   <translation>本账本的过去与当时留存的不符。</translation>
  </message>
  <message>
   <source>Same day</source>
   <translation>同日</translation>
  </message>
  <message>
   <source>{count} day apart</source>
   <translation>相差 {count} 天</translation>
  </message>
  <message>
   <source>{count} days apart</source>
   <translation>相差 {count} 天</translation>
  </message>
  <message>
   <source>Number {fact}</source>
   <translation>单号 {fact}</translation>
  </message>
  <message>
   <source>the application on {platform}</source>
   <translation>{platform}的开户申请</translation>
  </message>
  <message>
   <source>What was finished is kept; the step that failed was not.</source>
   <translation>已完成的都在；只有失败的这一步没有做。</translation>
  </message>
  <message>
   <source>Save the log and send it to us, so that it can be mended.</source>
   <translation>请保存日志发给我们，以便修正。</translation>
  </message>
  <message>
   <source>{platform} did not answer</source>
   <translation>{platform}没有答复</translation>
  </message>
  <message>
   <source>The figures read before are still here; nothing was changed on the platform.</source>
   <translation>之前读到的数字都在；平台上没有任何改动。</translation>
  </message>
  <message>
   <source>Check the network and sync again in a few minutes.</source>
   <translation>请检查网络，过几分钟再同步。</translation>
  </message>
  <message>
   <source>{platform} gave no answer, and nobody can say yet whether it was done</source>
   <translation>{platform} 没有回应，现在还说不准这笔是否已办成</translation>
  </message>
  <message>
   <source>It was sent once, and AdTill never sends it a second time.</source>
   <translation>只发送过一次，媒充通绝不会再发第二次。</translation>
  </message>
  <message>
   <source>AdTill reads back what happened; look again in a few minutes.</source>
   <translation>媒充通会回查结果；过几分钟再看。</translation>
  </message>
  <message>
   <source>{platform} sent an answer that it does not document</source>
   <translation>{platform}的答复与其文档不符</translation>
  </message>
  <message>
   <source>Nothing of that answer was taken; the figures read before are still here.</source>
   <translation>这次答复没有采用；之前读到的数字都在。</translation>
  </message>
  <message>
   <source>Sync again later; if it stays, report it with the log. It said: {what}</source>
   <translation>请稍后再同步；若仍如此，请附日志告诉我们。它答的是：{what}</translation>
  </message>
  <message>
   <source>{platform} no longer accepts the authorisation</source>
   <translation>{platform}的授权已失效</translation>
  </message>
  <message>
   <source>All figures read so far are kept.</source>
   <translation>已读到的数字全部保留。</translation>
  </message>
  <message>
   <source>Connect it again under Settings.</source>
   <translation>请到“设置”重新授权。</translation>
  </message>
  <message>
   <source>{platform} asks for a slower pace</source>
   <translation>{platform}要求放慢速度</translation>
  </message>
  <message>
   <source>What was read is kept; the rest was not begun.</source>
   <translation>已读到的保留，其余没有开始。</translation>
  </message>
  <message>
   <source>Sync again in a few minutes.</source>
   <translation>请过几分钟再同步。</translation>
  </message>
  <message>
   <source>{platform} refused: {message} (code {code})</source>
   <translation>{platform}拒绝：{message}（代码 {code}）</translation>
  </message>
  <message>
   <source>Nothing was changed; what was read before is kept.</source>
   <translation>没有任何改动；之前读到的都在。</translation>
  </message>
  <message>
   <source>See what the code asks for; often a permission is missing.</source>
   <translation>请按代码说明处理，常见原因是缺少权限。</translation>
  </message>
  <message>
   <source>This step is not possible any more</source>
   <translation>这一步已经不能做了</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>没有任何改动。</translation>
  </message>
  <message>
   <source>The record is in state {state}; reload the page and look again.</source>
   <translation>这条记录现在是 {state}，请刷新页面再看。</translation>
  </message>
  <message>
   <source>An entry does not balance: {difference} {currency}</source>
   <translation>分录不平：{difference} {currency}</translation>
  </message>
  <message>
   <source>It was not written; the book is as it was.</source>
   <translation>没有写入，账本保持原样。</translation>
  </message>
  <message>
   <source>This is our mistake: report it with the log.</source>
   <translation>这是我们的错，请附日志告诉我们。</translation>
  </message>
  <message>
   <source>This record is not there any more</source>
   <translation>这条记录已不存在</translation>
  </message>
  <message>
   <source>Reload the page; it was looked for as {kind} {key}.</source>
   <translation>请刷新页面；查找的是 {kind} {key}。</translation>
  </message>
  <message>
   <source>Correct it and try again.</source>
   <translation>请改正后再试。</translation>
  </message>
  <message>
   <source>You may not do this: {action}</source>
   <translation>您无权操作：{action}</translation>
  </message>
  <message>
   <source>Not yet: {reasons}</source>
   <translation>还不行：{reasons}</translation>
  </message>
  <message>
   <source>Nothing was sent; the order is as it was.</source>
   <translation>没有发送任何款项，单据保持原样。</translation>
  </message>
  <message>
   <source>See the order for who can do what is missing.</source>
   <translation>请查看单据，了解还缺什么、谁可以补。</translation>
  </message>
  <message>
   <source>It cannot be erased yet, it is needed: {users}</source>
   <translation>暂时不能删除，仍在使用：{users}</translation>
  </message>
  <message>
   <source>Wait until the applications are at their end, or give them up; take the provider's authorisation away.</source>
   <translation>请等申请办结，或放弃申请；服务商授权用到的，请先移除该授权。</translation>
  </message>
  <message>
   <source>Type the six digits that your authenticator shows now.</source>
   <translation>请输入验证器现在显示的六位数字。</translation>
  </message>
  <message>
   <source>{day} lies in a period that is closed until {until}</source>
   <translation>{day} 在已关账的期间内（关账至 {until}）</translation>
  </message>
  <message>
   <source>Reopen the period with a reason on the page Reconcile, then do it again.</source>
   <translation>在“对账”页说明理由重开期间，然后再做一次。</translation>
  </message>
  <message>
   <source>This vault was founded anew</source>
   <translation>金库已重新创立</translation>
  </message>
  <message>
   <source>The book is whole. The founder's signing key was lost; a new one took its place, and the chain says so.</source>
   <translation>账册完好。创建人的签名密钥已丢失，由新密钥接替，存证链已记下此事。</translation>
  </message>
  <message>
   <source>This book is older than what this machine saw last</source>
   <translation>这本账比本机上次见到的旧</translation>
  </message>
  <message>
   <source>{count} records are missing, the newest of {seen} UTC. The chain says so.</source>
   <translation>缺 {count} 条记录，最晚一条是 {seen} UTC。存证链已记下此事。</translation>
  </message>
  <message>
   <source>If nobody restored a backup, look for the newer copy before you go on.</source>
   <translation>如果没有人恢复过备份，请先找到较新的那份再继续。</translation>
  </message>
  <message>
   <source>This book's past is not the one that this machine saw</source>
   <translation>这本账的过去与本机见过的不同</translation>
  </message>
  <message>
   <source>Last seen: {seen} UTC. The chain says so.</source>
   <translation>上次见到：{seen} UTC。存证链已记下此事。</translation>
  </message>
  <message>
   <source>Two copies were worked on, or records were written anew. Hold the book against a checkpoint on the page Trace.</source>
   <translation>可能有两份副本各自记过账，或者记录被重写过。请在“追溯”页用检查点核对。</translation>
  </message>
  <message>
   <source>This computer's clock stands before the newest record</source>
   <translation>这台电脑的时钟早于最新记录</translation>
  </message>
  <message>
   <source>Nothing is lost; the moment is noted in the chain.</source>
   <translation>没有丢失任何数据；此事已记入存证链。</translation>
  </message>
  <message>
   <source>The newest record is of {seen} UTC. Set the clock right.</source>
   <translation>最新记录是 {seen} UTC，请校准时钟。</translation>
  </message>
  <message>
   <source>No known statement format fits {file}</source>
   <translation>不认识 {file} 的流水格式</translation>
  </message>
  <message>
   <source>{file} cannot be read: {reason}</source>
   <translation>{file} 无法读取：{reason}</translation>
  </message>
  <message>
   <source>Get the file again from where it came.</source>
   <translation>请从文件来源处重新获取一份。</translation>
  </message>
  <message>
   <source>Give the password that the bank sent with it.</source>
   <translation>请输入银行随文件发来的密码。</translation>
  </message>
  <message>
   <source>{file} holds no invoice that can be read</source>
   <translation>{file} 中没有能读出的发票</translation>
  </message>
  <message>
   <source>Ask the seller for the XML or OFD file of the invoice.</source>
   <translation>请向销售方索取发票的 XML 或 OFD 文件。</translation>
  </message>
  <message>
   <source>Nothing was changed; the file is as it was.</source>
   <translation>没有任何改动；文件保持原样。</translation>
  </message>
  <message>
   <source>Use a sharp picture as JPEG, PNG, WebP, HEIC, TIFF or PDF.</source>
   <translation>请使用清晰的 JPEG、PNG、WebP、HEIC、TIFF 图片或 PDF。</translation>
  </message>
  <message>
   <source>{file} holds no transaction</source>
   <translation>{file} 里没有交易</translation>
  </message>
  <message>
   <source>Choose another period at the bank.</source>
   <translation>请在银行另选一段时间。</translation>
  </message>
  <message>
   <source>{file} was not written</source>
   <translation>{file} 没有写出</translation>
  </message>
  <message>
   <source>What stood there before still stands.</source>
   <translation>那里原有的内容没有变化。</translation>
  </message>
  <message>
   <source>{file} cannot be used</source>
   <translation>{file} 无法使用</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>请换一个文件。</translation>
  </message>
  <message>
   <source>There is no vault at {path}</source>
   <translation>{path} 没有金库</translation>
  </message>
  <message>
   <source>Choose another place, or create a new vault.</source>
   <translation>请另选位置，或新建金库。</translation>
  </message>
  <message>
   <source>There is something at {path} already</source>
   <translation>{path} 已有内容</translation>
  </message>
  <message>
   <source>It was not touched.</source>
   <translation>没有动它。</translation>
  </message>
  <message>
   <source>Choose another name or place.</source>
   <translation>请换个名称或位置。</translation>
  </message>
  <message>
   <source>This vault is open in another program</source>
   <translation>这个金库正被另一个程序打开</translation>
  </message>
  <message>
   <source>Nothing is lost.</source>
   <translation>没有丢失任何数据。</translation>
  </message>
  <message>
   <source>Close it there, then try again.</source>
   <translation>请先在那里关闭，再试。</translation>
  </message>
  <message>
   <source>The vault is locked</source>
   <translation>金库已锁定</translation>
  </message>
  <message>
   <source>Type the password again.</source>
   <translation>请重新输入密码。</translation>
  </message>
  <message>
   <source>This recovery key does not give the founder's signing key back</source>
   <translation>这把恢复密钥不能取回创建人的签名密钥</translation>
  </message>
  <message>
   <source>It is from before there were signing keys: it opens the book, and the signing key stays under the lost password. The vault can only be founded anew.</source>
   <translation>它早于签名密钥：能打开账册，但签名密钥仍锁在忘记的密码之下。金库只能重新创立。</translation>
  </message>
  <message>
   <source>Too many passwords in a row did not fit</source>
   <translation>连续多次密码不正确</translation>
  </message>
  <message>
   <source>Nothing was changed, and this try was not looked at.</source>
   <translation>没有任何改动，这一次输入未被核对。</translation>
  </message>
  <message>
   <source>Try again after {time}.</source>
   <translation>请在 {time} 之后重试。</translation>
  </message>
  <message>
   <source>This vault was written by a newer AdTill</source>
   <translation>这个金库由更新版本的媒充通写成</translation>
  </message>
  <message>
   <source>Install the newest version. Vault {found}, this program {known}.</source>
   <translation>请安装最新版。金库 {found}，本程序 {known}。</translation>
  </message>
  <message>
   <source>The vault is damaged: {where}</source>
   <translation>金库损坏：{where}</translation>
  </message>
  <message>
   <source>Nothing was written; backups are not affected.</source>
   <translation>没有写入任何内容，备份不受影响。</translation>
  </message>
  <message>
   <source>Restore the newest backup.</source>
   <translation>请恢复最近的备份。</translation>
  </message>
  <message>
   <source>The vault could not be upgraded</source>
   <translation>金库升级没有成功</translation>
  </message>
  <message>
   <source>It is as it was; a copy is kept at {path}.</source>
   <translation>金库保持原样；副本在 {path}。</translation>
  </message>
  <message>
   <source>Use the earlier version of AdTill and report this.</source>
   <translation>请使用之前的版本，并告诉我们。</translation>
  </message>
  <message>
   <source>This backup does not verify</source>
   <translation>这份备份校验不通过</translation>
  </message>
  <message>
   <source>The vault is as it was.</source>
   <translation>金库保持原样。</translation>
  </message>
  <message>
   <source>Choose another backup.</source>
   <translation>请换一份备份。</translation>
  </message>
  <message>
   <source>The disk is full</source>
   <translation>磁盘已满</translation>
  </message>
  <message>
   <source>The unfinished step was taken back whole.</source>
   <translation>没做完的一步已整体撤回。</translation>
  </message>
  <message>
   <source>Make room and try again.</source>
   <translation>请腾出空间再试。</translation>
  </message>
  <message>
   <source>{path} cannot be written</source>
   <translation>无法写入 {path}</translation>
  </message>
  <message>
   <source>Get the right to write there, or choose another place.</source>
   <translation>请取得写入权限，或另选位置。</translation>
  </message>
  <message>
   <source>Something is wrong with the vault</source>
   <translation>金库有问题</translation>
  </message>
  <message>
   <source>Check it under Settings, or restore a backup.</source>
   <translation>请在“设置”中检查，或恢复备份。</translation>
  </message>
  <message>
   <source>This could not be done</source>
   <translation>这件事没有做成</translation>
  </message>
  <message>
   <source>Try again; if it stays, report it with the log.</source>
   <translation>请再试；若仍如此，请附日志告诉我们。</translation>
  </message>
  <message>
   <source>Say once which column means what.</source>
   <translation>请指明一次各列的含义。</translation>
  </message>
  <message>
   <source>Export it from the bank as CSV, Excel, MT940, CAMT.053 or OFX.</source>
   <translation>请从银行导出 CSV、Excel、MT940、CAMT.053 或 OFX。</translation>
  </message>
  <message>
   <source>The password does not fit {file}</source>
   <translation>密码打不开 {file}</translation>
  </message>
  <message>
   <source>{file} is protected by a password</source>
   <translation>{file} 有密码保护</translation>
  </message>
 </context>
</TS>
