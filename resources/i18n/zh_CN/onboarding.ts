<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>No answer yet</source>
   <translation>尚无答复</translation>
  </message>
  <message>
   <source>Granted</source>
   <translation>申诉通过</translation>
  </message>
  <message>
   <source>Refused again</source>
   <translation>再次未通过</translation>
  </message>
  <message>
   <source>Changes requested</source>
   <translation>需补正</translation>
  </message>
  <message>
   <source>Appeals</source>
   <translation>申诉</translation>
  </message>
  <message>
   <source>with {count} document</source>
   <translation>附 {count} 份资质</translation>
  </message>
  <message>
   <source>with {count} documents</source>
   <translation>附 {count} 份资质</translation>
  </message>
  <message>
   <source>Account {number}</source>
   <translation>户号 {number}</translation>
  </message>
  <message>
   <source>Under way</source>
   <translation>进行中</translation>
  </message>
  <message>
   <source>{time} over</source>
   <translation>已超 {time}</translation>
  </message>
  <message>
   <source>Next due</source>
   <translation>最近到期</translation>
  </message>
  <message>
   <source>New onboarding</source>
   <translation>新建开户</translation>
  </message>
  <message>
   <source>{count} platform to send</source>
   <translation>{count} 个平台待提交</translation>
  </message>
  <message>
   <source>{count} platforms to send</source>
   <translation>{count} 个平台待提交</translation>
  </message>
  <message>
   <source>Not ticked yet</source>
   <translation>还没有选平台</translation>
  </message>
  <message>
   <source>took {time}</source>
   <translation>用时 {time}</translation>
  </message>
  <message>
   <source>applications</source>
   <translation>个申请</translation>
  </message>
  <message>
   <source>Where the time goes</source>
   <translation>时间花在哪里</translation>
  </message>
  <message>
   <source>on average, of what was sent</source>
   <translation>已提交申请的平均值</translation>
  </message>
  <message>
   <source>{count} more in the list</source>
   <translation>列表中还有 {count} 个</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>材料准备</translation>
  </message>
  <message>
   <source>With the platform</source>
   <translation>平台处理中</translation>
  </message>
  <message>
   <source>Waiting for us</source>
   <translation>待我方处理</translation>
  </message>
  <message>
   <source>Accounts open</source>
   <translation>已开通</translation>
  </message>
  <message>
   <source>Stands at: {page}</source>
   <translation>停在：{page}</translation>
  </message>
  <message>
   <source>{ours} wait for you, {theirs} for the platforms</source>
   <translation>{ours} 个等你，{theirs} 个等平台</translation>
  </message>
  <message>
   <source>For you</source>
   <translation>等你</translation>
  </message>
  <message>
   <source>Until an account is open</source>
   <translation>平均开通</translation>
  </message>
  <message>
   <source>Passed at once</source>
   <translation>一次通过</translation>
  </message>
  <message>
   <source>nothing is running</source>
   <translation>没有在计时的申请</translation>
  </message>
  <message>
   <source>on average, without the time that waits for us</source>
   <translation>平均，不含等待我方的时间</translation>
  </message>
  <message>
   <source>{count} of {all}</source>
   <translation>{all} 个中的 {count} 个</translation>
  </message>
  <message>
   <source>What each platform will ask, held against the documents before anything is sent. Never a promise of approval.</source>
   <translation>提交之前，先用手头的资质对照各平台的要求。预审不代表审核一定通过。</translation>
  </message>
  <message>
   <source>Of {count} document nobody has said how the picture was made: whether it is a scan, a photo or a sealed copy was not checked.</source>
   <translation>有 {count} 份资质未注明影像形式，是扫描件、照片还是盖章复印件未核对。</translation>
  </message>
  <message>
   <source>Of {count} documents nobody has said how the picture was made: whether they are scans, photos or sealed copies was not checked.</source>
   <translation>有 {count} 份资质未注明影像形式，是扫描件、照片还是盖章复印件未核对。</translation>
  </message>
  <message>
   <source>{count} document there</source>
   <translation>已有 {count} 份资质</translation>
  </message>
  <message>
   <source>{count} documents there</source>
   <translation>已有 {count} 份资质</translation>
  </message>
  <message>
   <source>There: {names}</source>
   <translation>已有：{names}</translation>
  </message>
  <message>
   <source>Pre-check</source>
   <translation>预审</translation>
  </message>
  <message>
   <source>{count} open question</source>
   <translation>{count} 个未定问题</translation>
  </message>
  <message>
   <source>{count} open questions</source>
   <translation>{count} 个未定问题</translation>
  </message>
  <message>
   <source>It does not apply</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>as in {account}</source>
   <translation>见于 {account}</translation>
  </message>
  <message>
   <source>Show what is known</source>
   <translation>显示已知的代码</translation>
  </message>
  <message>
   <source>Ask the platform</source>
   <translation>查询平台</translation>
  </message>
  <message>
   <source>Reads what your accounts there carry; sends nothing.</source>
   <translation>读取你在该平台账户所用的代码，不发送任何内容。</translation>
  </message>
  <message>
   <source>Code, or a part of its name</source>
   <translation>代码或名称中的几个字</translation>
  </message>
  <message>
   <source>As the platform's page has it</source>
   <translation>按平台页面填写</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>请选择</translation>
  </message>
  <message>
   <source>Company</source>
   <translation>公司</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Time so far</source>
   <translation>已用时间</translation>
  </message>
  <message>
   <source>Way</source>
   <translation>渠道</translation>
  </message>
  <message>
   <source>Application number</source>
   <translation>申请编号</translation>
  </message>
  <message>
   <source>Day</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Held up by it</source>
   <translation>受影响</translation>
  </message>
  <message>
   <source>Personal data goes to a platform only after the person it is about has agreed to these very words. Who agreed to what and when is kept; it can be taken back at any time.</source>
   <translation>个人信息须经本人同意下列原文后才会提供给平台。谁在何时同意了什么都会留存，可随时撤回。</translation>
  </message>
  <message>
   <source>Record consents</source>
   <translation>记录同意</translation>
  </message>
  <message>
   <source>Record {count} consent</source>
   <translation>记录 {count} 份同意</translation>
  </message>
  <message>
   <source>Record {count} consents</source>
   <translation>记录 {count} 份同意</translation>
  </message>
  <message>
   <source>Consent</source>
   <translation>同意</translation>
  </message>
  <message>
   <source>{person} agrees</source>
   <translation>{person}同意</translation>
  </message>
  <message>
   <source>agreed {at}</source>
   <translation>已同意 {at}</translation>
  </message>
  <message>
   <source>Handed in</source>
   <translation>已递交</translation>
  </message>
  <message>
   <source>The clock of the platform runs from now on.</source>
   <translation>从现在起计平台的时间。</translation>
  </message>
  <message>
   <source>Application number, if the page shows one</source>
   <translation>申请编号（页面有则填）</translation>
  </message>
  <message>
   <source>Mark as submitted</source>
   <translation>标记为已提交</translation>
  </message>
  <message>
   <source>The account is open</source>
   <translation>账户已开通</translation>
  </message>
  <message>
   <source>Mark as open</source>
   <translation>标记为已开通</translation>
  </message>
  <message>
   <source>Sent back</source>
   <translation>被退回</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>未通过</translation>
  </message>
  <message>
   <source>What the platform says</source>
   <translation>平台的说明</translation>
  </message>
  <message>
   <source>Keep the reason</source>
   <translation>记下原因</translation>
  </message>
  <message>
   <source>Refused again…</source>
   <translation>再次未通过…</translation>
  </message>
  <message>
   <source>Refused…</source>
   <translation>未通过…</translation>
  </message>
  <message>
   <source>Sent back…</source>
   <translation>被退回…</translation>
  </message>
  <message>
   <source>It is open…</source>
   <translation>已开通…</translation>
  </message>
  <message>
   <source>In review now</source>
   <translation>已进入审核</translation>
  </message>
  <message>
   <source>Granted…</source>
   <translation>申诉通过…</translation>
  </message>
  <message>
   <source>Where the time went</source>
   <translation>时间去向</translation>
  </message>
  <message>
   <source>Its way so far</source>
   <translation>办理经过</translation>
  </message>
  <message>
   <source>Account name</source>
   <translation>账户名称</translation>
  </message>
  <message>
   <source>The application</source>
   <translation>申请信息</translation>
  </message>
  <message>
   <source>It is not there</source>
   <translation>平台上没有</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Handed in…</source>
   <translation>已递交…</translation>
  </message>
  <message>
   <source>Handed in again…</source>
   <translation>已重新递交…</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>重新提交</translation>
  </message>
  <message>
   <source>Give up</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Apply anew</source>
   <translation>重新申请</translation>
  </message>
  <message>
   <source>Appeal…</source>
   <translation>申诉…</translation>
  </message>
  <message>
   <source>No reason was given</source>
   <translation>平台没有说明原因</translation>
  </message>
  <message>
   <source>Put right</source>
   <translation>已改正</translation>
  </message>
  <message>
   <source>What the platform said</source>
   <translation>平台的意见</translation>
  </message>
  <message>
   <source>put right {at}</source>
   <translation>已改正 {at}</translation>
  </message>
  <message>
   <source>Appealed</source>
   <translation>已申诉</translation>
  </message>
  <message>
   <source>Hand the appeal in on the page of {platform}, and keep here what was said. The platform's clock runs from now on.</source>
   <translation>请在{platform}的页面提交申诉，并在此留存申诉内容。平台的用时从现在起计算。</translation>
  </message>
  <message>
   <source>Appeal the refusal</source>
   <translation>提出申诉</translation>
  </message>
  <message>
   <source>What the appeal says</source>
   <translation>申诉内容</translation>
  </message>
  <message>
   <source>Mark as appealed</source>
   <translation>标记为已申诉</translation>
  </message>
  <message>
   <source>Something is missing here.</source>
   <translation>这里还没有填。</translation>
  </message>
  <message>
   <source>Documents that went with it</source>
   <translation>随申诉提交的资质</translation>
  </message>
  <message>
   <source>Eight to look at; everything else comes from the documents and can be changed.</source>
   <translation>只需核对八项，其余由资质读出或推算，均可修改。</translation>
  </message>
  <message>
   <source>{count} read</source>
   <translation>识别 {count}</translation>
  </message>
  <message>
   <source>{count} typed</source>
   <translation>填写 {count}</translation>
  </message>
  <message>
   <source>Picture from the archive</source>
   <translation>取自资质档案</translation>
  </message>
  <message>
   <source>Industry</source>
   <translation>行业</translation>
  </message>
  <message>
   <source>{filled} of {all} filled</source>
   <translation>已填 {filled} / {all}</translation>
  </message>
  <message>
   <source>Change {field}</source>
   <translation>修改{field}</translation>
  </message>
  <message>
   <source>{count} typed before</source>
   <translation>沿用 {count}</translation>
  </message>
  <message>
   <source>{count} missing</source>
   <translation>待填 {count}</translation>
  </message>
  <message>
   <source>The scope speaks for {industry}: {words}</source>
   <translation>经营范围接近 {industry}：{words}</translation>
  </message>
  <message>
   <source>Named for each platform</source>
   <translation>按平台命名</translation>
  </message>
  <message>
   <source>Proposals are right</source>
   <translation>推算无误</translation>
  </message>
  <message>
   <source>English name and address are proposed in pinyin; look at them.</source>
   <translation>英文名称与地址按拼音推算，请看一眼。</translation>
  </message>
  <message>
   <source>Account name / number / bank</source>
   <translation>户名 / 账号 / 开户行</translation>
  </message>
  <message>
   <source>8 core fields</source>
   <translation>8 个核心字段</translation>
  </message>
  <message>
   <source>Read and derived</source>
   <translation>读出与推算</translation>
  </message>
  <message>
   <source>What you type stands above what was read; empty it to go back.</source>
   <translation>手填的优先于读出的；清空即恢复。</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>What this platform asks is not public; these are the usual fields, its page decides.</source>
   <translation>未见该平台公开的开户字段；以下为常用字段，以平台页面为准。</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>办理步骤</translation>
  </message>
  <message>
   <source>Copy {field}</source>
   <translation>复制{field}</translation>
  </message>
  <message>
   <source>Values to copy</source>
   <translation>逐项复制</translation>
  </message>
  <message>
   <source>usually asked</source>
   <translation>通常需要</translation>
  </message>
  <message>
   <source>{under_way} under way · {opened} open</source>
   <translation>{under_way} 个在办 · {opened} 个已开通</translation>
  </message>
  <message>
   <source>All applications</source>
   <translation>全部申请</translation>
  </message>
  <message>
   <source>Ask the platforms</source>
   <translation>查询平台</translation>
  </message>
  <message>
   <source>Onboarding</source>
   <translation>开户</translation>
  </message>
  <message>
   <source>Applications</source>
   <translation>申请</translation>
  </message>
  <message>
   <source>What it brings</source>
   <translation>能带来什么</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>正在提交</translation>
  </message>
  <message>
   <source>Asking the platforms</source>
   <translation>正在查询平台</translation>
  </message>
  <message>
   <source>Write the package</source>
   <translation>生成材料包</translation>
  </message>
  <message>
   <source>Packages (*.zip)</source>
   <translation>材料包 (*.zip)</translation>
  </message>
  <message>
   <source>The package for {platform} is written</source>
   <translation>{platform}的材料包已生成</translation>
  </message>
  <message>
   <source>{count} file; hand it in on the platform's page and mark it here.</source>
   <translation>{count} 个文件；在平台页面递交后回来标记。</translation>
  </message>
  <message>
   <source>{count} files; hand them in on the platform's page and mark it here.</source>
   <translation>{count} 个文件；在平台页面递交后回来标记。</translation>
  </message>
  <message>
   <source>{platform} was asked</source>
   <translation>已查询{platform}</translation>
  </message>
  <message>
   <source>{count} code is known now</source>
   <translation>现在已知 {count} 个代码</translation>
  </message>
  <message>
   <source>{count} codes are known now</source>
   <translation>现在已知 {count} 个代码</translation>
  </message>
  <message>
   <source>{count} application is with its platform</source>
   <translation>{count} 个申请已送达平台</translation>
  </message>
  <message>
   <source>{count} applications are with their platforms</source>
   <translation>{count} 个申请已送达平台</translation>
  </message>
  <message>
   <source>The outcome of {count} application is unknown</source>
   <translation>{count} 个申请的结果未知</translation>
  </message>
  <message>
   <source>The outcome of {count} applications is unknown</source>
   <translation>{count} 个申请的结果未知</translation>
  </message>
  <message>
   <source>It is not sent again; the platform is asked instead.</source>
   <translation>不会重复提交，改为向平台查询。</translation>
  </message>
  <message>
   <source>{count} application has moved</source>
   <translation>{count} 个申请有进展</translation>
  </message>
  <message>
   <source>{count} applications have moved</source>
   <translation>{count} 个申请有进展</translation>
  </message>
  <message>
   <source>No onboarding yet</source>
   <translation>还没有开户</translation>
  </message>
  <message>
   <source>Board</source>
   <translation>看板</translation>
  </message>
  <message>
   <source>List</source>
   <translation>列表</translation>
  </message>
  <message>
   <source>Expiry</source>
   <translation>到期</translation>
  </message>
  <message>
   <source>What is shown</source>
   <translation>显示方式</translation>
  </message>
  <message>
   <source>Documents that run out</source>
   <translation>将到期的资质</translation>
  </message>
  <message>
   <source>One form, ten platforms</source>
   <translation>一张表，十个平台</translation>
  </message>
  <message>
   <source>Begin with the business licence: eight fields are asked, the rest is read; then tick the platforms.</source>
   <translation>从营业执照开始：只问八项，其余读出；然后勾选平台。</translation>
  </message>
  <message>
   <source>Known before it is sent</source>
   <translation>提交前就知道</translation>
  </message>
  <message>
   <source>What each platform asks and what is missing, with its source</source>
   <translation>各平台要什么、缺什么，都附来源</translation>
  </message>
  <message>
   <source>Only with consent</source>
   <translation>先同意，后提供</translation>
  </message>
  <message>
   <source>Who agreed to what, when and in which words; taken back at any time</source>
   <translation>谁在何时同意了哪段文字，可随时撤回</translation>
  </message>
  <message>
   <source>Followed to the end</source>
   <translation>跟进到底</translation>
  </message>
  <message>
   <source>Each application with its clock; what was refused is put right once</source>
   <translation>每个申请都有计时；被退回的改一次即可</translation>
  </message>
  <message>
   <source>Begin an onboarding</source>
   <translation>开始开户</translation>
  </message>
  <message>
   <source>Add files…</source>
   <translation>添加文件…</translation>
  </message>
  <message>
   <source>{count} document has something to look at; what is in doubt fills nothing until then.</source>
   <translation>{count} 份资质有待核对；核对之前，存疑内容不会填入。</translation>
  </message>
  <message>
   <source>{count} documents have something to look at; what is in doubt fills nothing until then.</source>
   <translation>{count} 份资质有待核对；核对之前，存疑内容不会填入。</translation>
  </message>
  <message>
   <source>Licence, identity card, permits. They are read once, on this machine, and fill the form on every platform.</source>
   <translation>营业执照、身份证、许可证。只在本机识别一次，各平台的表单都由此填写。</translation>
  </message>
  <message>
   <source>Leave it out here</source>
   <translation>不用于本次开户</translation>
  </message>
  <message>
   <source>Licences in the archive</source>
   <translation>资质档案中的执照</translation>
  </message>
  <message>
   <source>Take it with its documents</source>
   <translation>连同其资质一起使用</translation>
  </message>
  <message>
   <source>Without a name</source>
   <translation>没有名称</translation>
  </message>
  <message>
   <source>Tick where the company wants to advertise. The pre-check is never a promise of approval.</source>
   <translation>勾选要投放的平台。预审不代表审核一定通过。</translation>
  </message>
  <message>
   <source>Its codes</source>
   <translation>平台代码</translation>
  </message>
  <message>
   <source>{filled} of {asked} filled</source>
   <translation>已填 {filled} / {asked}</translation>
  </message>
  <message>
   <source>Form not public</source>
   <translation>表单未公开</translation>
  </message>
  <message>
   <source>Platforms</source>
   <translation>平台</translation>
  </message>
  <message>
   <source>The industry is not chosen yet; without it nothing can be checked.</source>
   <translation>还没有选行业，无法预审。</translation>
  </message>
  <message>
   <source>A document is wanted only where one of these holds. What you leave open stays an open question.</source>
   <translation>只有符合时才需要相应资质。暂不回答的会保留为未定问题。</translation>
  </message>
  <message>
   <source>No to all that are not answered</source>
   <translation>未答的都选否</translation>
  </message>
  <message>
   <source>Questions</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>No</source>
   <translation>否</translation>
  </message>
  <message>
   <source>Leave open</source>
   <translation>暂不定</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>未答</translation>
  </message>
  <message>
   <source>Agency, manager or business centre</source>
   <translation>代理商、经理账户或商务中心</translation>
  </message>
  <message>
   <source>Second-level industry (number)</source>
   <translation>二级行业（编号）</translation>
  </message>
  <message>
   <source>Area code</source>
   <translation>地区编码</translation>
  </message>
  <message>
   <source>Account to copy</source>
   <translation>被复制的账户</translation>
  </message>
  <message>
   <source>Country, as the platform names it</source>
   <translation>国家（按平台写法）</translation>
  </message>
  <message>
   <source>Kind of company</source>
   <translation>主体类型</translation>
  </message>
  <message>
   <source>Kind of check</source>
   <translation>核验类型</translation>
  </message>
  <message>
   <source>Kind of certificate</source>
   <translation>证件类型</translation>
  </message>
  <message>
   <source>Kuaishou number</source>
   <translation>快手号（数字）</translation>
  </message>
  <message>
   <source>Industry (number)</source>
   <translation>行业（编号）</translation>
  </message>
  <message>
   <source>Time zone (number)</source>
   <translation>时区（编号）</translation>
  </message>
  <message>
   <source>End advertiser (page, app, NONE or UNFOUND)</source>
   <translation>终端广告主（主页、应用、NONE 或 UNFOUND）</translation>
  </message>
  <message>
   <source>Media agency (page, app, NONE or UNFOUND)</source>
   <translation>媒介代理（主页、应用、NONE 或 UNFOUND）</translation>
  </message>
  <message>
   <source>Partner (page, app, NONE or UNFOUND)</source>
   <translation>合作方（主页、应用、NONE 或 UNFOUND）</translation>
  </message>
  <message>
   <source>Individual household business</source>
   <translation>个体工商户</translation>
  </message>
  <message>
   <source>Public institution</source>
   <translation>事业单位</translation>
  </message>
  <message>
   <source>Private non-enterprise unit</source>
   <translation>民办非企业单位</translation>
  </message>
  <message>
   <source>Association</source>
   <translation>社会团体</translation>
  </message>
  <message>
   <source>Law firm</source>
   <translation>律师事务所</translation>
  </message>
  <message>
   <source>Hong Kong company</source>
   <translation>香港公司</translation>
  </message>
  <message>
   <source>Company abroad</source>
   <translation>境外公司</translation>
  </message>
  <message>
   <source>Identity card</source>
   <translation>身份证</translation>
  </message>
  <message>
   <source>No open interface is known</source>
   <translation>未见公开的开户接口</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>尚未连接</translation>
  </message>
  <message>
   <source>By interface, once its own codes are chosen</source>
   <translation>选好平台代码后可走接口</translation>
  </message>
  <message>
   <source>{spent} of {target}</source>
   <translation>{spent} / {target}</translation>
  </message>
  <message>
   <source>usually wanted is {wanted}; here is: {there}</source>
   <translation>通常要{wanted}，现有：{there}</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} 分</translation>
  </message>
  <message>
   <source>{hours} h</source>
   <translation>{hours} 小时</translation>
  </message>
  <message>
   <source>{days} d {hours} h</source>
   <translation>{days} 天 {hours} 小时</translation>
  </message>
  <message>
   <source>{days} d</source>
   <translation>{days} 天</translation>
  </message>
  <message>
   <source>Outcome unknown</source>
   <translation>结果未知</translation>
  </message>
  <message>
   <source>wanted is {wanted}; here is: {there}</source>
   <translation>要求{wanted}，现有：{there}</translation>
  </message>
  <message>
   <source>words found: {words}</source>
   <translation>出现的词：{words}</translation>
  </message>
  <message>
   <source>or instead: {names}</source>
   <translation>或以此代替：{names}</translation>
  </message>
  <message>
   <source>What is sent is sent once. Where no answer comes the outcome stays unknown until the platform tells.</source>
   <translation>每个申请只发送一次。没有答复时结果记为未知，直到平台说明。</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>可以提交</translation>
  </message>
  <message>
   <source>Something is missing</source>
   <translation>有缺项</translation>
  </message>
  <message>
   <source>Consent is missing</source>
   <translation>缺少同意</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>发送</translation>
  </message>
  <message>
   <source>No platform is ticked.</source>
   <translation>还没有勾选平台。</translation>
  </message>
  <message>
   <source>Follow</source>
   <translation>跟进</translation>
  </message>
  <message>
   <source>Write package…</source>
   <translation>生成材料包…</translation>
  </message>
  <message>
   <source>Everything is kept as you type; close the program and go on tomorrow.</source>
   <translation>随填随存，关掉程序明天也能接着办。</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>上一步</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Send to {count} platform</source>
   <translation>提交 {count} 个平台</translation>
  </message>
  <message>
   <source>Send to {count} platforms</source>
   <translation>提交 {count} 个平台</translation>
  </message>
  <message>
   <source>{given} of {needed} consents given</source>
   <translation>已同意 {given} / {needed} 份</translation>
  </message>
  <message>
   <source>Follow the applications</source>
   <translation>跟进申请</translation>
  </message>
  <message>
   <source>A business licence comes first.</source>
   <translation>先要有营业执照。</translation>
  </message>
  <message>
   <source>{count} core field is open</source>
   <translation>还有 {count} 个核心字段未填</translation>
  </message>
  <message>
   <source>{count} core fields are open</source>
   <translation>还有 {count} 个核心字段未填</translation>
  </message>
  <message>
   <source>Tick at least one platform.</source>
   <translation>至少勾选一个平台。</translation>
  </message>
  <message>
   <source>{count} question is open</source>
   <translation>还有 {count} 个问题未答</translation>
  </message>
  <message>
   <source>{count} questions are open</source>
   <translation>还有 {count} 个问题未答</translation>
  </message>
  <message>
   <source>Nothing can go yet: add what is missing.</source>
   <translation>暂时都不能提交：请补齐缺项。</translation>
  </message>
 </context>
</TS>
