<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Accounts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No accounts yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform and sync: its accounts come by themselves.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} accounts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Book {book}, platform {told}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy the number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Cash</source>
   <translation>现金</translation>
  </message>
  <message>
   <source>Grant</source>
   <translation>赠款</translation>
  </message>
  <message>
   <source>Credit</source>
   <translation>授信</translation>
  </message>
  <message>
   <source>Frozen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Burn a day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>What</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Amount</source>
   <translation>金额</translation>
  </message>
  <message>
   <source>Fund rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Days left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its money is in a shared wallet and counted there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{kind}: the platform has {difference} against the book</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Burn of the last {days} days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No larger than a day's burn: spend is told late.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
