<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>Company and place</source>
   <translation>公司与位置</translation>
  </message>
  <message>
   <source>Your password</source>
   <translation>你的密码</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>New vault</source>
   <translation>新建金库</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>你的姓名</translation>
  </message>
  <message>
   <source>Where to keep the vault</source>
   <translation>金库放在哪里</translation>
  </message>
  <message>
   <source>The vault is ready</source>
   <translation>金库已建好</translation>
  </message>
  <message>
   <source>The vault is a folder on this computer. Everything in it is encrypted.</source>
   <translation>金库是这台电脑上的一个文件夹，里面全部加密。</translation>
  </message>
  <message>
   <source>It opens the vault. Blanks, every script and pasting are fine; nobody can look it up for you.</source>
   <translation>用它打开金库。可以有空格和任何文字，也可以粘贴；没有人能替你查到它。</translation>
  </message>
  <message>
   <source>When the password is forgotten or the person leaves, only this opens the vault. Print two, give one to the owner.</source>
   <translation>忘记密码或换人时，只有它能打开金库。请打印两份，一份交给负责人。</translation>
  </message>
  <message>
   <source>{vault} is encrypted and open.</source>
   <translation>{vault} 已加密，并已打开。</translation>
  </message>
  <message>
   <source>As on the business licence</source>
   <translation>与营业执照一致</translation>
  </message>
  <message>
   <source>Creating…</source>
   <translation>正在建立…</translation>
  </message>
  <message>
   <source>Create the vault</source>
   <translation>建立金库</translation>
  </message>
  <message>
   <source>Open the vault</source>
   <translation>打开金库</translation>
  </message>
  <message>
   <source>Strength: {word}</source>
   <translation>强度：{word}</translation>
  </message>
  <message>
   <source>Print it or write it down</source>
   <translation>打印或抄下</translation>
  </message>
  <message>
   <source>Next: connect the first platform under Settings.</source>
   <translation>接下来：到“设置”连接第一个平台。</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>密码</translation>
  </message>
  <message>
   <source>The same again</source>
   <translation>再输一次</translation>
  </message>
  <message>
   <source>At least 15 characters; a sentence of your own is easy to remember.</source>
   <translation>至少 15 个字符；用自己的一句话最好记。</translation>
  </message>
  <message>
   <source>The two are not the same.</source>
   <translation>两次输入不一致。</translation>
  </message>
  <message>
   <source>Save as PDF</source>
   <translation>存为 PDF</translation>
  </message>
  <message>
   <source>Type what was printed for {vault}, then choose a new password.</source>
   <translation>输入 {vault} 的打印件，然后设置新密码。</translation>
  </message>
  <message>
   <source>Open and set the new password</source>
   <translation>打开并设新密码</translation>
  </message>
  <message>
   <source>This recovery key is from before there were signing keys. It opens the book, but the founder's signing key stays under the lost password. Nothing was changed yet. If the password may still be found, look for it first. Founding anew makes a new signing key; then everybody else is let in again by name, and what was approved is approved again. The chain says so.</source>
   <translation>这把恢复密钥早于签名密钥：它能打开账册，但创建人的签名密钥仍锁在忘记的密码之下。目前没有任何改动；密码若还有可能找回，请先去找。重新创立会生成新的签名密钥；之后其他人员须逐一重新加入，已批准的须重新批准。存证链会记下此事。</translation>
  </message>
  <message>
   <source>Found the vault anew</source>
   <translation>重新创立</translation>
  </message>
  <message>
   <source>Two of three sheets</source>
   <translation>三份中的两份</translation>
  </message>
  <message>
   <source>What was printed</source>
   <translation>打印件</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>正在打开…</translation>
  </message>
  <message>
   <source>Open without the password</source>
   <translation>忘记密码时打开</translation>
  </message>
  <message>
   <source>Check it once: type group {number}</source>
   <translation>核对一次：请填第 {number} 组</translation>
  </message>
  <message>
   <source>Recovery key: {groups}</source>
   <translation>恢复密钥：{groups}</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>I have printed it and keep it away from this computer</source>
   <translation>我已打印，并放在和电脑不同的地方</translation>
  </message>
  <message>
   <source>Print</source>
   <translation>打印</translation>
  </message>
  <message>
   <source>Recovery key of {vault}</source>
   <translation>{vault} 的恢复密钥</translation>
  </message>
  <message>
   <source>It agrees</source>
   <translation>相符</translation>
  </message>
  <message>
   <source>It differs</source>
   <translation>不相符</translation>
  </message>
  <message>
   <source>A copy is cleared after 60 seconds</source>
   <translation>复制后 60 秒自动清除</translation>
  </message>
  <message>
   <source>It opens the vault when the password is forgotten. Keep it away from the computer.</source>
   <translation>忘记密码时用它打开金库。请与电脑分开保管。</translation>
  </message>
  <message>
   <source>recovery key</source>
   <translation>恢复密钥</translation>
  </message>
  <message>
   <source>Restore to</source>
   <translation>恢复到</translation>
  </message>
  <message>
   <source>Password at the time of the backup</source>
   <translation>备份当时的密码</translation>
  </message>
  <message>
   <source>Restore the backup</source>
   <translation>恢复备份</translation>
  </message>
  <message>
   <source>Choose a backup</source>
   <translation>选择备份</translation>
  </message>
  <message>
   <source>A folder that ends in .adtill</source>
   <translation>以 .adtill 结尾的文件夹</translation>
  </message>
  <message>
   <source>A vault that stands there now is kept aside, not overwritten.</source>
   <translation>那里现有的金库会另外保留，不会覆盖。</translation>
  </message>
  <message>
   <source>Restoring…</source>
   <translation>正在恢复…</translation>
  </message>
  <message>
   <source>Restore a backup</source>
   <translation>恢复备份</translation>
  </message>
  <message>
   <source>{title}. {kept} {next}</source>
   <translation>{title}。{kept}{next}</translation>
  </message>
  <message>
   <source>The data is on this computer only, encrypted. A forgotten password is only helped by the recovery key or sheets.</source>
   <translation>数据只在这台电脑上，加密保存。忘记密码只能用恢复密钥或恢复份额。</translation>
  </message>
  <message>
   <source>The recovery key is shown this once. We have no copy, and there is no back door.</source>
   <translation>恢复密钥只显示这一次。我们没有副本，也没有后门。</translation>
  </message>
  <message>
   <source>What was printed goes on opening the vault; keep it.</source>
   <translation>打印件继续有效，请妥善保管。</translation>
  </message>
  <message>
   <source>A backup is opened and verified before it takes the place of the vault.</source>
   <translation>备份先打开校验，通过后才替换金库。</translation>
  </message>
  <message>
   <source>Open another vault…</source>
   <translation>打开另一个金库…</translation>
  </message>
  <message>
   <source>Create a new vault…</source>
   <translation>新建金库…</translation>
  </message>
  <message>
   <source>Choose a vault</source>
   <translation>选择金库</translation>
  </message>
  <message>
   <source>Recovery sheet: {lines}</source>
   <translation>恢复份额：{lines}</translation>
  </message>
  <message>
   <source>Who keeps it</source>
   <translation>保管人</translation>
  </message>
  <message>
   <source>{vault} recovery sheet {number}</source>
   <translation>{vault} 恢复份额 {number}</translation>
  </message>
  <message>
   <source>Is printed on the sheet and shown under Settings; may stay empty.</source>
   <translation>会印在份额上，并显示在“设置”中；可以留空。</translation>
  </message>
  <message>
   <source>Recovery sheet {number} of {count}</source>
   <translation>恢复份额 {number} / {count}</translation>
  </message>
  <message>
   <source>For {vault}.</source>
   <translation>金库：{vault}。</translation>
  </message>
  <message>
   <source>Any two of the three sheets open the vault when the password is forgotten; one alone opens nothing. Keep it away from the computer and from the other two.</source>
   <translation>忘记密码时，三份中的任意两份能打开金库；单独一份什么也打不开。请与电脑及另外两份分开保管。</translation>
  </message>
  <message>
   <source>The last two letters of each line check it.</source>
   <translation>每行末尾两位用于校验该行。</translation>
  </message>
  <message>
   <source>Kept by {name}.</source>
   <translation>保管人：{name}。</translation>
  </message>
  <message>
   <source>These are not the five lines of a recovery sheet.</source>
   <translation>这不是一份恢复份额的五行。</translation>
  </message>
  <message>
   <source>Line {line} does not agree with its last two letters.</source>
   <translation>第 {line} 行与其末尾两位校验字母不符。</translation>
  </message>
  <message>
   <source>These sheets do not belong together; one of them is older or of another vault.</source>
   <translation>这两份不属于同一套；其中一份较旧，或属于另一个金库。</translation>
  </message>
  <message>
   <source>This is the same sheet twice; take another of the three.</source>
   <translation>两次都是同一份；请换三份中的另一份。</translation>
  </message>
  <message>
   <source>One sheet</source>
   <translation>其中一份</translation>
  </message>
  <message>
   <source>Another sheet</source>
   <translation>另一份</translation>
  </message>
  <message>
   <source>Sheet {number}</source>
   <translation>第 {number} 份</translation>
  </message>
  <message>
   <source>Too short</source>
   <translation>太短</translation>
  </message>
  <message>
   <source>Weak</source>
   <translation>偏弱</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>良好</translation>
  </message>
  <message>
   <source>Very strong</source>
   <translation>很强</translation>
  </message>
  <message>
   <source>Choose another vault</source>
   <translation>选择另一个金库</translation>
  </message>
  <message>
   <source>Caps Lock is on</source>
   <translation>大写锁定已打开</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>解锁</translation>
  </message>
  <message>
   <source>I forgot the password</source>
   <translation>忘记密码</translation>
  </message>
  <message>
   <source>New or another vault</source>
   <translation>新建或打开另一个</translation>
  </message>
 </context>
</TS>
