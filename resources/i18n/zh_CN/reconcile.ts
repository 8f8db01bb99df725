<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Nearly chosen instead: {rivals}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confirmed by {person}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rejected by {person}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{amount} left over</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Groups of bank and platform rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reject</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confirm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing on this side: the rows cancel each other</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} more row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} more rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{verdict}. Bank: {left}. Platform: {right}. {reasons}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open. Bank: {left}. Platform: {right}.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
