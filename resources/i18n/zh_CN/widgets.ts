<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Picture of the document</source>
   <translation>资质图片</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Type to filter</source>
   <translation>输入即筛选</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>复制为文本</translation>
  </message>
  <message>
   <source>ticked</source>
   <translation>已勾选</translation>
  </message>
  <message>
   <source>not ticked</source>
   <translation>未勾选</translation>
  </message>
  <message>
   <source>Click or press Space to tick</source>
   <translation>单击或按空格键勾选</translation>
  </message>
  <message>
   <source>{count} row in total</source>
   <translation>共 {count} 行</translation>
  </message>
  <message>
   <source>{count} rows in total</source>
   <translation>共 {count} 行</translation>
  </message>
  <message>
   <source>{count} row selected</source>
   <translation>已选 {count} 行</translation>
  </message>
  <message>
   <source>{count} rows selected</source>
   <translation>已选 {count} 行</translation>
  </message>
  <message>
   <source>Ocean Engine</source>
   <translation>巨量引擎</translation>
  </message>
  <message>
   <source>Tencent Ads</source>
   <translation>腾讯广告</translation>
  </message>
  <message>
   <source>Baidu Marketing</source>
   <translation>百度营销</translation>
  </message>
  <message>
   <source>Kuaishou</source>
   <translation>磁力引擎（快手）</translation>
  </message>
  <message>
   <source>Xiaohongshu</source>
   <translation>小红书聚光</translation>
  </message>
  <message>
   <source>Bilibili</source>
   <translation>B站</translation>
  </message>
  <message>
   <source>Zhihu</source>
   <translation>知乎</translation>
  </message>
  <message>
   <source>TikTok</source>
   <translation>TikTok</translation>
  </message>
  <message>
   <source>Google Ads</source>
   <translation>Google Ads</translation>
  </message>
  <message>
   <source>Meta</source>
   <translation>Meta</translation>
  </message>
 </context>
</TS>
