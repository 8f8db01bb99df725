<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>a record is missing or stands in another place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>it does not carry the hash of the one before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>its content does not give its hash</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>the book's entry is not what was recorded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>a balance is not the sum of its entries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>records at the end are missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>#{seq}  head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chain of records</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not recomputed since the vault was opened.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recomputing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Copy head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Verify</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} record recomputed, none changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} records recomputed, none changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Record {seq}: {reason}. Nothing was changed now; restore the newest backup that verifies.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chain whole</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Chain broken at {seq}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Previous</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Next</source>
   <translation>下一步</translation>
  </message>
  <message>
   <source>Newer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Older</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No recharge to follow yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform and sync: every sum that arrives there is followed from the bank to its burn.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Recharges</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>This recharge</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All records</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Which records</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Records of the chain</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Records</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not proved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank and platform agree</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A sum does not hold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{percent} burned, {left} left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Burned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>oldest money first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>holds</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>does not hold</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>same day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{minutes} min</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Platform in = burned + returned + left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>platform row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import the statement, then match the two.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>bank row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank out = platform in</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No bank row proves it yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Whether a bank row proves it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank row {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Platform row {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Day of spend {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Balance {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Group {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connection {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Run {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Event</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Who</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Hash</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The one before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cash {amount}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Returned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Left</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not proved</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
