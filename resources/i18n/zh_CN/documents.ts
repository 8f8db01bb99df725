<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>{count} page</source>
   <translation>{count} 页</translation>
  </message>
  <message>
   <source>{count} pages</source>
   <translation>{count} 页</translation>
  </message>
  <message>
   <source>kept by {person} on {day}</source>
   <translation>{person} 于 {day} 存入</translation>
  </message>
  <message>
   <source>Application on {platform}</source>
   <translation>{platform}的开户申请</translation>
  </message>
  <message>
   <source>The file</source>
   <translation>原件</translation>
  </message>
  <message>
   <source>{number}, until {day}</source>
   <translation>{number}，至 {day}</translation>
  </message>
  <message>
   <source>What must agree</source>
   <translation>一致性</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>Used in</source>
   <translation>用于</translation>
  </message>
  <message>
   <source>Is this the renewal of one that is here already?</source>
   <translation>这是已有资质的换新件吗？</translation>
  </message>
  <message>
   <source>until {day}</source>
   <translation>至 {day}</translation>
  </message>
  <message>
   <source>It takes its place</source>
   <translation>替换旧件</translation>
  </message>
  <message>
   <source>Look at the old one</source>
   <translation>看旧件</translation>
  </message>
  <message>
   <source>confirmed by {person} on {day}</source>
   <translation>{person} 于 {day} 确认</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>看执照</translation>
  </message>
  <message>
   <source>Shown here</source>
   <translation>当前</translation>
  </message>
  <message>
   <source>Not a renewal</source>
   <translation>不是换新</translation>
  </message>
  <message>
   <source>No end</source>
   <translation>长期</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>资质</translation>
  </message>
  <message>
   <source>Holder</source>
   <translation>持有人</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Valid until</source>
   <translation>有效期至</translation>
  </message>
  <message>
   <source>Validity</source>
   <translation>效期</translation>
  </message>
  <message>
   <source>To look at</source>
   <translation>待核对</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Renewed</source>
   <translation>已换新</translation>
  </message>
  <message>
   <source>Not as on the licence</source>
   <translation>与执照不一致</translation>
  </message>
  <message>
   <source>Nothing in doubt</source>
   <translation>无疑问</translation>
  </message>
  <message>
   <source>{count} in doubt</source>
   <translation>{count} 处存疑</translation>
  </message>
  <message>
   <source>{count} check failed</source>
   <translation>{count} 项核对不符</translation>
  </message>
  <message>
   <source>{count} checks failed</source>
   <translation>{count} 项核对不符</translation>
  </message>
  <message>
   <source>To be confirmed</source>
   <translation>待确认</translation>
  </message>
  <message>
   <source>{document}. This cannot be undone.</source>
   <translation>{document}。删除后无法恢复。</translation>
  </message>
  <message>
   <source>Erase {count} file for good</source>
   <translation>彻底删除 {count} 个文件</translation>
  </message>
  <message>
   <source>Erase {count} files for good</source>
   <translation>彻底删除 {count} 个文件</translation>
  </message>
  <message>
   <source>The file and its name</source>
   <translation>文件及文件名</translation>
  </message>
  <message>
   <source>The files of {count} versions and copies, and their names</source>
   <translation>{count} 个版本和副本的文件及文件名</translation>
  </message>
  <message>
   <source>All that was read from it and said of its fields</source>
   <translation>全部识别结果和人工核对的内容</translation>
  </message>
  <message>
   <source>A record that something was erased, when, by whom and why</source>
   <translation>一条删除记录：何时、由谁、因何删除</translation>
  </message>
  <message>
   <source>Consents, appeals and answers of platforms, as they were written</source>
   <translation>同意书、申诉和平台答复的原文</translation>
  </message>
  <message>
   <source>What platforms have received, and files that were saved outside the vault</source>
   <translation>平台已收到的内容，以及存到金库以外的文件</translation>
  </message>
  <message>
   <source>Erase this document for good</source>
   <translation>彻底删除这份资质</translation>
  </message>
  <message>
   <source>Why it is erased</source>
   <translation>删除原因</translation>
  </message>
  <message>
   <source>{count} file was erased</source>
   <translation>已删除 {count} 个文件</translation>
  </message>
  <message>
   <source>{count} files were erased</source>
   <translation>已删除 {count} 个文件</translation>
  </message>
  <message>
   <source>Record {number} says that, by whom and why; nothing says what.</source>
   <translation>第 {number} 条记录写明何时由谁因何删除，不含任何内容。</translation>
  </message>
  <message>
   <source>Erasing: the vault is written anew…</source>
   <translation>正在删除：重写整个金库…</translation>
  </message>
  <message>
   <source>Its values in {count} application that is at its end</source>
   <translation>{count} 份已办结申请中取自它的内容</translation>
  </message>
  <message>
   <source>Its values in {count} applications that are at their end</source>
   <translation>{count} 份已办结申请中取自它的内容</translation>
  </message>
  <message>
   <source>{count} older copy of the vault (backup or upgrade) that may still hold it: remove it yourself</source>
   <translation>{count} 份较早的金库副本（备份或升级前）可能仍含有它，请自行清除</translation>
  </message>
  <message>
   <source>{count} older copies of the vault (backups, upgrades) that may still hold it: remove them yourself</source>
   <translation>{count} 份较早的金库副本（备份或升级前）可能仍含有它，请自行清除</translation>
  </message>
  <message>
   <source>What goes</source>
   <translation>将删除</translation>
  </message>
  <message>
   <source>What stays</source>
   <translation>会保留</translation>
  </message>
  <message>
   <source>Its last traces are overwritten when the vault is opened next.</source>
   <translation>残留数据将在下次打开金库时覆写。</translation>
  </message>
  <message>
   <source>Not found. Type it, or press Enter if the document does not state it.</source>
   <translation>没有读到。请填写；证上没有就按回车。</translation>
  </message>
  <message>
   <source>Not read clearly. Enter if it is right.</source>
   <translation>看不清。没错就按回车。</translation>
  </message>
  <message>
   <source>How sure</source>
   <translation>把握</translation>
  </message>
  <message>
   <source>Settled by a person</source>
   <translation>已由人核定</translation>
  </message>
  <message>
   <source>Read as {value}</source>
   <translation>读作 {value}</translation>
  </message>
  <message>
   <source>Typed by a person</source>
   <translation>由人填写</translation>
  </message>
  <message>
   <source>The document does not state it</source>
   <translation>证上没有此项</translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation>全部种类</translation>
  </message>
  <message>
   <source>Another kind: type a part of its name</source>
   <translation>其他种类：输入名称的一部分</translation>
  </message>
  <message>
   <source>Which kind of document is this?</source>
   <translation>这是哪种资质？</translation>
  </message>
  <message>
   <source>Choose another kind; its fields are read anew.</source>
   <translation>选择其他种类，字段会重新读取。</translation>
  </message>
  <message>
   <source>Documents (*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.pdf);;All files (*)</source>
   <translation>资质 (*.jpg *.jpeg *.png *.webp *.heic *.heif *.tif *.tiff *.pdf);;所有文件 (*)</translation>
  </message>
  <message>
   <source>{document} was taken back</source>
   <translation>{document} 已撤回</translation>
  </message>
  <message>
   <source>The file is kept as evidence; adding it again brings it back.</source>
   <translation>文件作为凭证保留；再次添加即可恢复。</translation>
  </message>
  <message>
   <source>All documents</source>
   <translation>全部资质</translation>
  </message>
  <message>
   <source>Add documents…</source>
   <translation>添加资质…</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>资质</translation>
  </message>
  <message>
   <source>Drop licences and permits here</source>
   <translation>把执照和许可证拖到这里</translation>
  </message>
  <message>
   <source>Business licence, identity card, food permit, trademark: 126 kinds are recognised and read.</source>
   <translation>营业执照、身份证、食品许可、商标注册证等 126 种资质可识别、可读取。</translation>
  </message>
  <message>
   <source>Once they are in</source>
   <translation>放入之后</translation>
  </message>
  <message>
   <source>Choose documents</source>
   <translation>选择资质</translation>
  </message>
  <message>
   <source>Reading it as another kind…</source>
   <translation>正在按其他种类重新读取…</translation>
  </message>
  <message>
   <source>Save the original</source>
   <translation>另存原件</translation>
  </message>
  <message>
   <source>Files can be dropped anywhere on this page</source>
   <translation>文件拖到本页任何位置都行</translation>
  </message>
  <message>
   <source>Nothing here yet</source>
   <translation>还没有资质</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Runs out</source>
   <translation>临期</translation>
  </message>
  <message>
   <source>What is listed</source>
   <translation>列表内容</translation>
  </message>
  <message>
   <source>Erase for good…</source>
   <translation>彻底删除…</translation>
  </message>
  <message>
   <source>Choose files…</source>
   <translation>选择文件…</translation>
  </message>
  <message>
   <source>Photos may be askew. Everything is read on this machine.</source>
   <translation>照片歪一点也没关系，全部在本机识别。</translation>
  </message>
  <message>
   <source>Typed once, not per platform</source>
   <translation>只填一次，不必逐个平台填</translation>
  </message>
  <message>
   <source>Name, credit code, address and the rest fill every form</source>
   <translation>名称、信用代码、住所等自动填入每张表</translation>
  </message>
  <message>
   <source>Only the doubtful is asked</source>
   <translation>只问看不清的</translation>
  </message>
  <message>
   <source>Below 80 % a person decides, with the place on the picture</source>
   <translation>把握不足 80% 的由人决定，并指出图上位置</translation>
  </message>
  <message>
   <source>Nothing runs out unseen</source>
   <translation>到期不会漏看</translation>
  </message>
  <message>
   <source>Every last day is known; a renewed one takes the old one's place</source>
   <translation>每个到期日都在册，换新件替换旧件</translation>
  </message>
  <message>
   <source>How the picture was made</source>
   <translation>影像形式</translation>
  </message>
  <message>
   <source>Some platforms want a scan or photo of the original, others a copy with the company's seal.</source>
   <translation>有的平台要原件扫描件或照片，有的要加盖公章的复印件。</translation>
  </message>
  <message>
   <source>Yes, it is one</source>
   <translation>确认是</translation>
  </message>
  <message>
   <source>A red seal on a page without colour: this looks like a copy with the company's seal ({share}% sure).</source>
   <translation>黑白页面上有红色印章，像是加盖公章的复印件（把握 {share}%）。</translation>
  </message>
  <message>
   <source>Not said</source>
   <translation>未注明</translation>
  </message>
  <message>
   <source>Turn the picture</source>
   <translation>旋转图片</translation>
  </message>
  <message>
   <source>Page before</source>
   <translation>上一页</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>下一页</translation>
  </message>
  <message>
   <source>Opening the picture…</source>
   <translation>正在打开图片…</translation>
  </message>
  <message>
   <source>Another kind of document?</source>
   <translation>不是这种资质？</translation>
  </message>
  <message>
   <source>Fields</source>
   <translation>字段</translation>
  </message>
  <message>
   <source>Erase…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>撤回</translation>
  </message>
  <message>
   <source>Save original…</source>
   <translation>另存原件…</translation>
  </message>
  <message>
   <source>Confirm document</source>
   <translation>确认此资质</translation>
  </message>
  <message>
   <source>{count} more field that was not found</source>
   <translation>另有 {count} 项没有读到</translation>
  </message>
  <message>
   <source>{count} more fields that were not found</source>
   <translation>另有 {count} 项没有读到</translation>
  </message>
  <message>
   <source>{count} field read, on this machine alone</source>
   <translation>已识别 {count} 个字段，识别时图片没有离开本机</translation>
  </message>
  <message>
   <source>{count} fields read, on this machine alone</source>
   <translation>已识别 {count} 个字段，识别时图片没有离开本机</translation>
  </message>
  <message>
   <source>{count} place in doubt: Tab goes to the next, Enter confirms it.</source>
   <translation>{count} 处存疑：Tab 到下一处，回车确认。</translation>
  </message>
  <message>
   <source>{count} places in doubt: Tab goes to the next, Enter confirms it.</source>
   <translation>{count} 处存疑：Tab 到下一处，回车确认。</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>适合</translation>
  </message>
  <message>
   <source>Size of the picture</source>
   <translation>图片大小</translation>
  </message>
  <message>
   <source>Nothing in doubt. Changes are kept at once.</source>
   <translation>没有疑问，改动会自动保存。</translation>
  </message>
  <message>
   <source>Nothing in doubt, but something does not agree. Confirm it if the document says so.</source>
   <translation>没有疑问，但有不一致之处；证上确实如此就请确认。</translation>
  </message>
  <message>
   <source>Nothing in doubt any more.</source>
   <translation>已没有疑问。</translation>
  </message>
  <message>
   <source>Until {day}</source>
   <translation>有效期至 {day}</translation>
  </message>
  <message>
   <source>Credit code</source>
   <translation>统一社会信用代码</translation>
  </message>
  <message>
   <source>Kind of subject</source>
   <translation>主体类型</translation>
  </message>
  <message>
   <source>Legal representative</source>
   <translation>法定代表人</translation>
  </message>
  <message>
   <source>Registered capital</source>
   <translation>注册资本</translation>
  </message>
  <message>
   <source>Established</source>
   <translation>成立日期</translation>
  </message>
  <message>
   <source>Term from</source>
   <translation>期限自</translation>
  </message>
  <message>
   <source>Term until</source>
   <translation>期限至</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>地址</translation>
  </message>
  <message>
   <source>Scope</source>
   <translation>经营范围</translation>
  </message>
  <message>
   <source>Sex</source>
   <translation>性别</translation>
  </message>
  <message>
   <source>Ethnic group</source>
   <translation>民族</translation>
  </message>
  <message>
   <source>Born</source>
   <translation>出生日期</translation>
  </message>
  <message>
   <source>Identity number</source>
   <translation>身份证号</translation>
  </message>
  <message>
   <source>Issued by</source>
   <translation>发证机关</translation>
  </message>
  <message>
   <source>Issued on</source>
   <translation>发证日期</translation>
  </message>
  <message>
   <source>Valid from</source>
   <translation>有效期自</translation>
  </message>
  <message>
   <source>Document number</source>
   <translation>证件编号</translation>
  </message>
  <message>
   <source>Granted to</source>
   <translation>被授权方</translation>
  </message>
  <message>
   <source>Granted matter</source>
   <translation>授权事项</translation>
  </message>
  <message>
   <source>Bank account number</source>
   <translation>账号</translation>
  </message>
  <message>
   <source>Bank</source>
   <translation>银行</translation>
  </message>
  <message>
   <source>Bank's clearing code</source>
   <translation>联行号</translation>
  </message>
  <message>
   <source>Amount printed</source>
   <translation>票面金额</translation>
  </message>
  <message>
   <source>Kind of holder</source>
   <translation>主办单位性质</translation>
  </message>
  <message>
   <source>Name of the site</source>
   <translation>网站名称</translation>
  </message>
  <message>
   <source>Domain</source>
   <translation>域名</translation>
  </message>
  <message>
   <source>Area covered</source>
   <translation>覆盖范围</translation>
  </message>
  <message>
   <source>Trademark</source>
   <translation>商标</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>商标类别</translation>
  </message>
  <message>
   <source>Filed on</source>
   <translation>申请日期</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>作品名称</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>作者</translation>
  </message>
  <message>
   <source>Finished on</source>
   <translation>完成日期</translation>
  </message>
  <message>
   <source>Published on</source>
   <translation>发表日期</translation>
  </message>
  <message>
   <source>Product</source>
   <translation>产品名称</translation>
  </message>
  <message>
   <source>Premises</source>
   <translation>生产经营场所</translation>
  </message>
  <message>
   <source>Form of trade</source>
   <translation>主体业态</translation>
  </message>
  <message>
   <source>Country of origin</source>
   <translation>原产国</translation>
  </message>
  <message>
   <source>Health function</source>
   <translation>保健功能</translation>
  </message>
  <message>
   <source>Media</source>
   <translation>媒体类别</translation>
  </message>
  <message>
   <source>Maker</source>
   <translation>生产企业</translation>
  </message>
  <message>
   <source>Ownership</source>
   <translation>所有制形式</translation>
  </message>
  <message>
   <source>Second name</source>
   <translation>第二名称</translation>
  </message>
  <message>
   <source>Place of practice</source>
   <translation>执业地点</translation>
  </message>
  <message>
   <source>Category</source>
   <translation>执业类别</translation>
  </message>
  <message>
   <source>Dosage form</source>
   <translation>剂型</translation>
  </message>
  <message>
   <source>Kind of service</source>
   <translation>服务性质</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>型号规格</translation>
  </message>
  <message>
   <source>Kind of school</source>
   <translation>办学类型</translation>
  </message>
  <message>
   <source>App</source>
   <translation>应用名称</translation>
  </message>
  <message>
   <source>Publication number</source>
   <translation>出版物号</translation>
  </message>
  <message>
   <source>Operating company</source>
   <translation>运营单位</translation>
  </message>
  <message>
   <source>Nature of business</source>
   <translation>业务性质</translation>
  </message>
  <message>
   <source>Registry status</source>
   <translation>登记状态</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>国家或地区</translation>
  </message>
  <message>
   <source>The licence names another holder: {there}</source>
   <translation>执照上的名称不同：{there}</translation>
  </message>
  <message>
   <source>The licence has another credit code: {there}</source>
   <translation>执照上的信用代码不同：{there}</translation>
  </message>
  <message>
   <source>The licence names another legal representative: {there}</source>
   <translation>执照上的法定代表人不同：{there}</translation>
  </message>
  <message>
   <source>Same holder as on the licence</source>
   <translation>名称与执照一致</translation>
  </message>
  <message>
   <source>Same credit code as on the licence</source>
   <translation>信用代码与执照一致</translation>
  </message>
  <message>
   <source>Same legal representative as on the licence</source>
   <translation>法定代表人与执照一致</translation>
  </message>
  <message>
   <source>The licence's legal representative</source>
   <translation>是执照上的法定代表人</translation>
  </message>
  <message>
   <source>The credit code's check character fits</source>
   <translation>信用代码校验码正确</translation>
  </message>
  <message>
   <source>The credit code's check character does not fit</source>
   <translation>信用代码校验码不符</translation>
  </message>
  <message>
   <source>QR code and print agree</source>
   <translation>二维码与印刷内容一致</translation>
  </message>
  <message>
   <source>QR code and print differ</source>
   <translation>二维码与印刷内容不一致</translation>
  </message>
  <message>
   <source>The registration number's check digit fits</source>
   <translation>注册号校验位正确</translation>
  </message>
  <message>
   <source>The registration number's check digit does not fit</source>
   <translation>注册号校验位不符</translation>
  </message>
  <message>
   <source>The identity number's check character fits</source>
   <translation>身份证号校验码正确</translation>
  </message>
  <message>
   <source>The identity number's check character does not fit</source>
   <translation>身份证号校验码不符</translation>
  </message>
  <message>
   <source>Day of birth and identity number agree</source>
   <translation>出生日期与身份证号一致</translation>
  </message>
  <message>
   <source>Day of birth and identity number differ</source>
   <translation>出生日期与身份证号不一致</translation>
  </message>
  <message>
   <source>The food permit's check digit fits</source>
   <translation>食品许可证校验位正确</translation>
  </message>
  <message>
   <source>The food permit's check digit does not fit</source>
   <translation>食品许可证校验位不符</translation>
  </message>
  <message>
   <source>The device's class fits its issuer</source>
   <translation>器械类别与发证机关相符</translation>
  </message>
  <message>
   <source>The device's class does not fit its issuer</source>
   <translation>器械类别与发证机关不符</translation>
  </message>
  <message>
   <source>The approval number is well formed</source>
   <translation>批准文号格式正确</translation>
  </message>
  <message>
   <source>The approval number is not well formed</source>
   <translation>批准文号格式不对</translation>
  </message>
  <message>
   <source>The filing number is well formed</source>
   <translation>备案号格式正确</translation>
  </message>
  <message>
   <source>The filing number is not well formed</source>
   <translation>备案号格式不对</translation>
  </message>
  <message>
   <source>The account's approval number is well formed</source>
   <translation>开户核准号格式正确</translation>
  </message>
  <message>
   <source>The account's approval number is not well formed</source>
   <translation>开户核准号格式不对</translation>
  </message>
  <message>
   <source>Validity and approval number agree</source>
   <translation>有效期与批准文号一致</translation>
  </message>
  <message>
   <source>Validity and approval number differ</source>
   <translation>有效期与批准文号不一致</translation>
  </message>
  <message>
   <source>The days are likely ones</source>
   <translation>日期合理</translation>
  </message>
  <message>
   <source>A day is hardly possible</source>
   <translation>有日期不合常理</translation>
  </message>
  <message>
   <source>Days in their order</source>
   <translation>日期先后正确</translation>
  </message>
  <message>
   <source>A day that should come first comes later</source>
   <translation>日期先后颠倒</translation>
  </message>
  <message>
   <source>Kind of subject and credit code agree</source>
   <translation>主体类型与信用代码一致</translation>
  </message>
  <message>
   <source>Kind of subject and credit code differ</source>
   <translation>主体类型与信用代码不一致</translation>
  </message>
  <message>
   <source>Nothing that belongs there is missing</source>
   <translation>应有的字段齐全</translation>
  </message>
  <message>
   <source>Something that belongs there was not found</source>
   <translation>有应有的字段没有读到</translation>
  </message>
  <message>
   <source>All pages were read</source>
   <translation>所有页都已读</translation>
  </message>
  <message>
   <source>Only the first pages were read</source>
   <translation>只读了前几页</translation>
  </message>
  <message>
   <source>Kind not known</source>
   <translation>种类未知</translation>
  </message>
  <message>
   <source>Reading documents</source>
   <translation>正在读取资质</translation>
  </message>
  <message>
   <source>Reading {file}</source>
   <translation>正在读取 {file}</translation>
  </message>
  <message>
   <source>Stopping after this file</source>
   <translation>读完这个文件就停</translation>
  </message>
  <message>
   <source>{count} has something to look at.</source>
   <translation>{count} 份有待核对之处。</translation>
  </message>
  <message>
   <source>{count} have something to look at.</source>
   <translation>{count} 份有待核对之处。</translation>
  </message>
  <message>
   <source>{count} was there already and was not added again.</source>
   <translation>{count} 份已在册，没有重复添加。</translation>
  </message>
  <message>
   <source>{count} were there already and were not added again.</source>
   <translation>{count} 份已在册，没有重复添加。</translation>
  </message>
  <message>
   <source>{count} document is in</source>
   <translation>已存入 {count} 份资质</translation>
  </message>
  <message>
   <source>{count} documents are in</source>
   <translation>已存入 {count} 份资质</translation>
  </message>
  <message>
   <source>Nothing new</source>
   <translation>没有新资质</translation>
  </message>
 </context>
</TS>
