<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>An owner gives rights, in Settings under People.</source>
   <translation>权限由管理员在“设置”的“人员”中授予。</translation>
  </message>
  <message>
   <source>This page takes a right that you do not have</source>
   <translation>此页面需要您没有的权限</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Sync now</source>
   <translation>立即同步</translation>
  </message>
  <message>
   <source>Go to a page</source>
   <translation>去某一页</translation>
  </message>
  <message>
   <source>Lock the vault</source>
   <translation>锁上金库</translation>
  </message>
  <message>
   <source>Copy the chosen rows as text</source>
   <translation>复制所选行为文本</translation>
  </message>
  <message>
   <source>Type in a table to filter it</source>
   <translation>在表格里直接输入即筛选</translation>
  </message>
  <message>
   <source>Open the marked row</source>
   <translation>打开当前行</translation>
  </message>
  <message>
   <source>Clear the filter, close what is open</source>
   <translation>清空筛选，关闭打开的窗口</translation>
  </message>
  <message>
   <source>To the next control</source>
   <translation>到下一个控件</translation>
  </message>
  <message>
   <source>These keys</source>
   <translation>这份快捷键</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Everything can be done without a mouse. Pages show their own keys at their foot.</source>
   <translation>不用鼠标也能做完所有事。各页自己的快捷键写在页脚。</translation>
  </message>
  <message>
   <source>This is our mistake, not yours</source>
   <translation>这是我们的错，不是您的</translation>
  </message>
  <message>
   <source>The step that failed was not done; what was finished is kept. You can go on working.</source>
   <translation>失败的这一步没有做；已完成的都在。可以继续工作。</translation>
  </message>
  <message>
   <source>Save the log…</source>
   <translation>保存日志…</translation>
  </message>
  <message>
   <source>Save the log</source>
   <translation>保存日志</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>已保存</translation>
  </message>
  <message>
   <source>Statements</source>
   <translation>流水</translation>
  </message>
  <message>
   <source>Vouchers</source>
   <translation>凭证</translation>
  </message>
  <message>
   <source>Trace</source>
   <translation>追溯</translation>
  </message>
  <message>
   <source>Search accounts, rows, numbers</source>
   <translation>搜索账户、流水、单号</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>搜索结果</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Vault open, encrypted</source>
   <translation>金库已解锁，加密保存</translation>
  </message>
  <message>
   <source>{count} account read</source>
   <translation>读取 {count} 个账户</translation>
  </message>
  <message>
   <source>{count} accounts read</source>
   <translation>读取 {count} 个账户</translation>
  </message>
  <message>
   <source>{count} account could not be read</source>
   <translation>{count} 个账户没有读到</translation>
  </message>
  <message>
   <source>{count} accounts could not be read</source>
   <translation>{count} 个账户没有读到</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>复制详情</translation>
  </message>
  <message>
   <source>{count} new fund row</source>
   <translation>新增 {count} 行资金流水</translation>
  </message>
  <message>
   <source>{count} new fund rows</source>
   <translation>新增 {count} 行资金流水</translation>
  </message>
  <message>
   <source>Synced</source>
   <translation>已同步</translation>
  </message>
  <message>
   <source>{platform} {age}</source>
   <translation>{platform} {age}</translation>
  </message>
  <message>
   <source>{platform}: {count} account failed</source>
   <translation>{platform} {count} 个账户失败</translation>
  </message>
  <message>
   <source>{platform}: {count} accounts failed</source>
   <translation>{platform} {count} 个账户失败</translation>
  </message>
  <message>
   <source>Syncing {done} of {total}</source>
   <translation>正在同步 {done} / {total}</translation>
  </message>
  <message>
   <source>Nothing synced yet</source>
   <translation>还没有同步</translation>
  </message>
  <message>
   <source>{count} platform {age}</source>
   <translation>{count} 个平台{age}同步</translation>
  </message>
  <message>
   <source>{count} platforms {age}</source>
   <translation>{count} 个平台{age}同步</translation>
  </message>
  <message>
   <source>Signed in: {person}</source>
   <translation>当前用户：{person}</translation>
  </message>
  <message>
   <source>Sync now (F5)</source>
   <translation>立即同步（F5）</translation>
  </message>
  <message>
   <source>Stop the sync</source>
   <translation>停止同步</translation>
  </message>
  <message>
   <source>Syncing…</source>
   <translation>正在同步…</translation>
  </message>
  <message>
   <source>Speak Chinese</source>
   <translation>切换到中文</translation>
  </message>
  <message>
   <source>Change between light and dark</source>
   <translation>切换浅色和深色</translation>
  </message>
  <message>
   <source>Keys (F1)</source>
   <translation>快捷键（F1）</translation>
  </message>
  <message>
   <source>Lock the vault (Ctrl+L)</source>
   <translation>锁上金库（Ctrl+L）</translation>
  </message>
  <message>
   <source>Syncing</source>
   <translation>同步进度</translation>
  </message>
  <message>
   <source>Speak English</source>
   <translation>切换到英文</translation>
  </message>
 </context>
</TS>
