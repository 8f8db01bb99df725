<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>The platform's own page asks you to agree. The secret and the token stay in your vault.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>AdTill has what it needs. You can close this page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Start them with “adtill sandbox”; they hold invented figures only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>App number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>App secret</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Open the platform's page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Waiting for you to agree in the browser…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Practice platforms</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Address</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect all of them</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>From the platform's developer page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Paste the address of the page, or the code in it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>After you agreed, the browser shows an address that holds the code.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connect with this code</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Exchange rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Used for totals from now on, and named beside them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>One unit in {home}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Where it was read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Use this rate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change the password</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The book is not encrypted anew: only its key is wrapped again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set this password</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>central parity, the bank's page, …</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Three letters, such as USD.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A day such as 2026-11-20.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget the connection to {platform}?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Its figures stand still until you connect it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Accounts, balances and history stay in the vault.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} record</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} records</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder for backups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget the connection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connections</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Read only: AdTill cannot move money on these platforms.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Practice platforms…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Lock the vault first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A backup takes the place of the vault that is open now. Lock it with Ctrl+L, then choose “Restore a backup” below the password.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The vault that stands there is kept aside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>No platform is connected yet.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Connected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sync with F5 or in the top bar to read its accounts.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Backed up, opened and compared</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The vault does not verify</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Nothing was changed by the check.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The vault is sound</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{records} recomputed, none changed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>The new password is set.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Totals over several currencies use these rates and say so; without a rate nothing is added up.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>none yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} backup</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{count} backups</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>A backup is encrypted like the vault, opened and compared before it counts. Seven days, four weeks and twelve months are kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Protects a lost or copied computer. Does not protect against programs that run as you while the vault is open.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>read {age}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not read yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>not chosen yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Backup</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Security</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>About</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Language and theme change in the top bar.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>sign in again by {day}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Forget</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Vault</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>1 {currency}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>{rate} {home}, {day}, {source}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Folder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Newest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>every page, the chain and all counts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>opens this vault with a password</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Fonts and icons</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Practice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Sign in again…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Set an exchange rate…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Restore a backup…</source>
   <translation>恢复备份…</translation>
  </message>
  <message>
   <source>Check now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <source>Change the password…</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
