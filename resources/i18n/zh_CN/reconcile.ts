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
   <source>Found by: {found_by}, {score} of 100</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Evidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nearly chosen: {name}, {day}</source>
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
   <source>Show the row in its statement</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Follow this money</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Day</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Party</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Text</source>
   <translation>摘要</translation>
  </message>
  <message>
   <source>Choose a line to see what proves it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank {left}  ·  platform {right}  ·  difference {difference}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match {count} row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Match {count} rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>move</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>confirm</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>reject</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>match by hand</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>evidence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>side</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>choose</source>
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
   <source>To review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>before: {amount}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>all bank rows → not explained yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rows {done} / {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank money that nothing explains</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>also {amounts}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} group newly proved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} groups newly proved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you had confirmed or rejected was not touched.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reconcile</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Bank and platforms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Name, number or amount</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Order</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reconciling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Confirmed: the rows belong together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing here holds these words.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undone: the rows are open again</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The next run proposes them anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} group to review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} groups to review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} row open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} rows open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Proved</source>
   <translation>已证明</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>已驳回</translation>
  </message>
  <message>
   <source>Open rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What is listed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Rejected: the same rows will not be proposed again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing to review: all that could be proved is proved.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is proved yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was rejected.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No open rows: every row belongs to a group.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>As found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Largest first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Matched by hand: the rows belong together.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing on this side: the rows cancel each other</source>
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
  <message>
   <source>Match {left} bank rows with {right} platform rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Ready for the first run</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What can be proved is booked at once; the rest is shown to you with its reasons.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What a run gives</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import a statement</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No bank rows yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Drop in the statement that your bank exports; nothing needs to be changed in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No platform rows yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform and sync, so that its fund rows stand beside those of the bank.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Same number first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Then amounts that fit only once, then the best assignment</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Doubt is shown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where several readings fit, you see all of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>All of it can be undone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What you decided is never touched by a later run</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
