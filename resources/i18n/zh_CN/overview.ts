<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>To be explained</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Platform</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Money</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Currency</source>
   <translation>币种</translation>
  </message>
  <message>
   <source>Book says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Platform says</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Reading</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Within a day's burn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>never</source>
   <translation>尚未同步</translation>
  </message>
  <message>
   <source>Shared wallet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Wallet ··{tail}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cash{unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Grant{unit}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cash / grant</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Runs dry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Idle</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Company</source>
   <translation>公司</translation>
  </message>
  <message>
   <source>Number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Status</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Money paid and not spent yet; grants are not in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Mean of the last seven whole days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cash and grants at the present burn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Cash left, in {currency}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>First to run dry</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Idle money</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Add the rate of {currency}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>beyond {days} days of burn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Waits for you</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{amount} × {rate} ({day}, {source})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>besides {amount} of grants, not included</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>expected {when}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>days</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Show the account</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{share} of all cash</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>items</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} match to review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} matches to review</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} difference to the book</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} differences to the book</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} account not read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} accounts not read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>besides {amounts}, not added: the rate is missing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing to do: all agrees</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing is being spent.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A rate is missing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} differences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Import statements</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Overview</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read the platforms now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Every platform on one page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect a platform once; from then on its balances and its burn stand here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What runs dry first, and when.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One book</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>What the platforms say is held against what the book says.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>On your machine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Everything lies in your encrypted vault; nothing is sent anywhere else.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Home currency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Own currency</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Currency of the table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The book and the platforms differ</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{amount}/d</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fresh</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Not all accounts could be read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Last read {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Burn of the last 30 days</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
