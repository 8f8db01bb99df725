<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Seller</source>
   <translation>销售方</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>Net</source>
   <translation>不含税金额</translation>
  </message>
  <message>
   <source>Tax</source>
   <translation>税</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>价税合计</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Payment</source>
   <translation>付款</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Imported</source>
   <translation>导入于</translation>
  </message>
  <message>
   <source>By</source>
   <translation>导入人</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新</translation>
  </message>
  <message>
   <source>Known</source>
   <translation>已有</translation>
  </message>
  <message>
   <source>Not read</source>
   <translation>未读出</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>项目</translation>
  </message>
  <message>
   <source>Quantity</source>
   <translation>数量</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>税率</translation>
  </message>
  <message>
   <source>Undo its import</source>
   <translation>撤销这次导入</translation>
  </message>
  <message>
   <source>This file is data: there is no picture of it. Its lines stand here.</source>
   <translation>这份文件是数据，没有票面图；明细列在这里。</translation>
  </message>
  <message>
   <source>Show the row in its statement</source>
   <translation>在流水里查看</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>校验</translation>
  </message>
  <message>
   <source>Buyer</source>
   <translation>购买方</translation>
  </message>
  <message>
   <source>Cancels</source>
   <translation>冲销</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Read from</source>
   <translation>读自</translation>
  </message>
  <message>
   <source>Lines of the invoice</source>
   <translation>发票明细</translation>
  </message>
  <message>
   <source>Show the blue invoice</source>
   <translation>查看蓝字发票</translation>
  </message>
  <message>
   <source>Show the red invoice that cancels it</source>
   <translation>查看冲销它的红字发票</translation>
  </message>
  <message>
   <source>Invoices (*.ofd *.xml *.pdf *.jpg *.jpeg *.png *.zip);;All files (*)</source>
   <translation>发票 (*.ofd *.xml *.pdf *.jpg *.jpeg *.png *.zip);;所有文件 (*)</translation>
  </message>
  <message>
   <source>{count} invoice is in</source>
   <translation>已导入 {count} 张发票</translation>
  </message>
  <message>
   <source>{count} invoices are in</source>
   <translation>已导入 {count} 张发票</translation>
  </message>
  <message>
   <source>The next run of Reconcile lays them against the payments.</source>
   <translation>下次对账时会与付款对上。</translation>
  </message>
  <message>
   <source>All invoices</source>
   <translation>全部发票</translation>
  </message>
  <message>
   <source>A folder…</source>
   <translation>选文件夹…</translation>
  </message>
  <message>
   <source>Import invoices…</source>
   <translation>导入发票…</translation>
  </message>
  <message>
   <source>Invoices</source>
   <translation>发票</translation>
  </message>
  <message>
   <source>Reading invoices</source>
   <translation>正在读发票</translation>
  </message>
  <message>
   <source>Drop invoices here</source>
   <translation>把发票拖到这里</translation>
  </message>
  <message>
   <source>Single files, a folder or an archive of hundreds: each paper is read from its most trusted copy.</source>
   <translation>单个文件、一个文件夹或几百张的压缩包都行：每张发票取最可信的那一份来读。</translation>
  </message>
  <message>
   <source>Choose invoices</source>
   <translation>选择发票</translation>
  </message>
  <message>
   <source>The files are kept as evidence; importing them again brings the invoices back.</source>
   <translation>文件作为证据保留；再导入一次即可恢复。</translation>
  </message>
  <message>
   <source>{count} invoice was there already and was not added again.</source>
   <translation>{count} 张发票早已在库，没有重复添加。</translation>
  </message>
  <message>
   <source>{count} invoices were there already and were not added again.</source>
   <translation>{count} 张发票早已在库，没有重复添加。</translation>
  </message>
  <message>
   <source>Go to Reconcile</source>
   <translation>去对账</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>有问题</translation>
  </message>
  <message>
   <source>No payment yet</source>
   <translation>尚无付款</translation>
  </message>
  <message>
   <source>Imports</source>
   <translation>导入记录</translation>
  </message>
  <message>
   <source>Choose a folder of invoices</source>
   <translation>选择发票文件夹</translation>
  </message>
  <message>
   <source>Digital invoices and older VAT invoices; everything is read on this machine.</source>
   <translation>数电票和旧版增值税发票；全部在本机读取。</translation>
  </message>
  <message>
   <source>Never twice</source>
   <translation>不会重复</translation>
  </message>
  <message>
   <source>The number tells; one number with other figures is marked</source>
   <translation>以号码为准；号码相同而金额不同会标出</translation>
  </message>
  <message>
   <source>Added up again</source>
   <translation>重新加总</translation>
  </message>
  <message>
   <source>Lines, net, tax, total, capitals and the buyer are held against each other</source>
   <translation>明细、不含税、税额、合计、大写和购买方互相核对</translation>
  </message>
  <message>
   <source>Laid against payments</source>
   <translation>与付款对上</translation>
  </message>
  <message>
   <source>An invoice above the cash that was paid is named</source>
   <translation>发票超过实付金额会点名</translation>
  </message>
  <message>
   <source>The import was undone</source>
   <translation>导入已撤销</translation>
  </message>
  <message>
   <source>All or nothing, with the files as they came; the import can be undone.</source>
   <translation>全部导入或一张不导；原文件一并保留，可以撤销。</translation>
  </message>
  <message>
   <source>Leave them out</source>
   <translation>不导入</translation>
  </message>
  <message>
   <source>Import {count} invoice</source>
   <translation>导入 {count} 张发票</translation>
  </message>
  <message>
   <source>Import {count} invoices</source>
   <translation>导入 {count} 张发票</translation>
  </message>
  <message>
   <source>{count} is new</source>
   <translation>{count} 张是新的</translation>
  </message>
  <message>
   <source>{count} are new</source>
   <translation>{count} 张是新的</translation>
  </message>
  <message>
   <source>{count} is there already and is not added again</source>
   <translation>{count} 张早已在库，不再添加</translation>
  </message>
  <message>
   <source>{count} are there already and are not added again</source>
   <translation>{count} 张早已在库，不再添加</translation>
  </message>
  <message>
   <source>{count} file gave no invoice</source>
   <translation>{count} 个文件里没有发票</translation>
  </message>
  <message>
   <source>{count} files gave no invoice</source>
   <translation>{count} 个文件里没有发票</translation>
  </message>
  <message>
   <source>{count} has something to look at</source>
   <translation>{count} 张待核对</translation>
  </message>
  <message>
   <source>{count} have something to look at</source>
   <translation>{count} 张待核对</translation>
  </message>
  <message>
   <source>Invoices in the files</source>
   <translation>文件中的发票</translation>
  </message>
  <message>
   <source>{count} has a problem</source>
   <translation>{count} 张有问题</translation>
  </message>
  <message>
   <source>{count} have a problem</source>
   <translation>{count} 张有问题</translation>
  </message>
  <message>
   <source>Sums</source>
   <translation>加总不符</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>明细不符</translation>
  </message>
  <message>
   <source>Line tax</source>
   <translation>行税额</translation>
  </message>
  <message>
   <source>Capitals</source>
   <translation>大写不符</translation>
  </message>
  <message>
   <source>Tax rate</source>
   <translation>税率</translation>
  </message>
  <message>
   <source>Red invoice</source>
   <translation>红字</translation>
  </message>
  <message>
   <source>No blue one</source>
   <translation>缺蓝字票</translation>
  </message>
  <message>
   <source>Other buyer</source>
   <translation>购买方不符</translation>
  </message>
  <message>
   <source>Number twice</source>
   <translation>号码重复</translation>
  </message>
  <message>
   <source>Copies differ</source>
   <translation>各份不一致</translation>
  </message>
  <message>
   <source>Sources differ</source>
   <translation>来源不一致</translation>
  </message>
  <message>
   <source>QR code</source>
   <translation>二维码</translation>
  </message>
  <message>
   <source>Above cash</source>
   <translation>超实付</translation>
  </message>
  <message>
   <source>Buyer: {company}; with the licence among the documents its tax number is compared too</source>
   <translation>购买方：{company}；资质里有营业执照后会一并核对税号</translation>
  </message>
  <message>
   <source>The number is well formed</source>
   <translation>号码格式正确</translation>
  </message>
  <message>
   <source>The number is not well formed</source>
   <translation>号码格式不对</translation>
  </message>
  <message>
   <source>Net and tax make the total</source>
   <translation>不含税加税额等于合计</translation>
  </message>
  <message>
   <source>Net and tax do not make the total</source>
   <translation>不含税加税额不等于合计</translation>
  </message>
  <message>
   <source>The lines make the net amount</source>
   <translation>明细加总等于不含税金额</translation>
  </message>
  <message>
   <source>The lines do not make the net amount</source>
   <translation>明细加总不等于不含税金额</translation>
  </message>
  <message>
   <source>The lines make the tax</source>
   <translation>明细税额加总相符</translation>
  </message>
  <message>
   <source>The lines do not make the tax</source>
   <translation>明细税额加总不符</translation>
  </message>
  <message>
   <source>Each line's tax fits its rate</source>
   <translation>各行税额与税率相符</translation>
  </message>
  <message>
   <source>A line's tax does not fit its rate</source>
   <translation>有一行税额与税率不符</translation>
  </message>
  <message>
   <source>The total in capitals agrees</source>
   <translation>大写金额一致</translation>
  </message>
  <message>
   <source>The total in capitals differs</source>
   <translation>大写金额不一致</translation>
  </message>
  <message>
   <source>The rate is usual for advertising</source>
   <translation>税率符合广告服务常规</translation>
  </message>
  <message>
   <source>The rate is unusual for advertising</source>
   <translation>税率不符合广告服务常规</translation>
  </message>
  <message>
   <source>The red invoice names its blue one</source>
   <translation>红字发票注明了蓝字发票</translation>
  </message>
  <message>
   <source>The red invoice names no blue one</source>
   <translation>红字发票没有注明蓝字发票</translation>
  </message>
  <message>
   <source>The blue invoice is there</source>
   <translation>蓝字发票在库</translation>
  </message>
  <message>
   <source>The blue invoice is missing or cancelled twice</source>
   <translation>蓝字发票不在库，或冲销超额</translation>
  </message>
  <message>
   <source>The buyer is the company</source>
   <translation>购买方是本公司</translation>
  </message>
  <message>
   <source>The buyer is not the company</source>
   <translation>购买方不是本公司</translation>
  </message>
  <message>
   <source>The number is there once</source>
   <translation>号码唯一</translation>
  </message>
  <message>
   <source>The same number with other figures</source>
   <translation>号码相同而内容不同</translation>
  </message>
  <message>
   <source>All copies of the paper agree</source>
   <translation>各份内容一致</translation>
  </message>
  <message>
   <source>Copies of the paper differ</source>
   <translation>各份内容不一致</translation>
  </message>
  <message>
   <source>Data and page agree</source>
   <translation>数据与票面一致</translation>
  </message>
  <message>
   <source>Data and page differ</source>
   <translation>数据与票面不一致</translation>
  </message>
  <message>
   <source>The QR code agrees</source>
   <translation>二维码一致</translation>
  </message>
  <message>
   <source>The QR code differs</source>
   <translation>二维码不一致</translation>
  </message>
  <message>
   <source>Not above the cash paid</source>
   <translation>不超过实付金额</translation>
  </message>
  <message>
   <source>Above the cash that was paid</source>
   <translation>超过实付金额</translation>
  </message>
  <message>
   <source>Paid by {count} row</source>
   <translation>由 {count} 笔付款结清</translation>
  </message>
  <message>
   <source>Paid by {count} rows</source>
   <translation>由 {count} 笔付款结清</translation>
  </message>
  <message>
   <source>{amount} above paid</source>
   <translation>超实付 {amount}</translation>
  </message>
  <message>
   <source>{amount} paid ahead</source>
   <translation>预付 {amount}</translation>
  </message>
  <message>
   <source>Buyer: {company}, {tax_id}</source>
   <translation>购买方：{company}，{tax_id}</translation>
  </message>
  <message>
   <source>Read off the page</source>
   <translation>读自票面</translation>
  </message>
  <message>
   <source>In order</source>
   <translation>正常</translation>
  </message>
 </context>
</TS>
