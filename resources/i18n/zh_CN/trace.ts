<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AdTill</name>
  <message>
   <source>a record is missing or stands in another place</source>
   <translation>缺一条记录，或位置被换</translation>
  </message>
  <message>
   <source>it does not carry the hash of the one before</source>
   <translation>没有接上前一条的哈希</translation>
  </message>
  <message>
   <source>its content does not give its hash</source>
   <translation>内容与哈希不符</translation>
  </message>
  <message>
   <source>the book's entry is not what was recorded</source>
   <translation>账面分录与记录不符</translation>
  </message>
  <message>
   <source>a balance is not the sum of its entries</source>
   <translation>余额不等于分录之和</translation>
  </message>
  <message>
   <source>records at the end are missing</source>
   <translation>末尾缺少记录</translation>
  </message>
  <message>
   <source>#{seq}  head</source>
   <translation>#{seq}  链头</translation>
  </message>
  <message>
   <source>Chain of records</source>
   <translation>存证链</translation>
  </message>
  <message>
   <source>Not recomputed since the vault was opened.</source>
   <translation>打开金库后还没有重新计算。</translation>
  </message>
  <message>
   <source>Recomputing</source>
   <translation>正在重新计算</translation>
  </message>
  <message>
   <source>Checkpoint…</source>
   <translation>检查点…</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>重新验证</translation>
  </message>
  <message>
   <source>{count} record recomputed, none changed.</source>
   <translation>{count} 条逐条重算，没有一条被改动。</translation>
  </message>
  <message>
   <source>{count} records recomputed, none changed.</source>
   <translation>{count} 条逐条重算，没有一条被改动。</translation>
  </message>
  <message>
   <source>Record {seq}: {reason}. Nothing was changed now; restore the newest backup that verifies.</source>
   <translation>第 {seq} 条：{reason}。现在没有改动任何内容，请恢复最近一份校验通过的备份。</translation>
  </message>
  <message>
   <source>Chain whole</source>
   <translation>链完整</translation>
  </message>
  <message>
   <source>Chain broken at {seq}</source>
   <translation>链在第 {seq} 条断开</translation>
  </message>
  <message>
   <source>Checkpoint</source>
   <translation>检查点</translation>
  </message>
  <message>
   <source>Keep it where this vault is not: with the auditor, on paper, in the remark of a bank transfer. Later it shows whether the past was written anew.</source>
   <translation>请存放在本金库之外：交给审计、打印留存，或写进一笔银行转账的附言。日后凭它可知过去是否被改写。</translation>
  </message>
  <message>
   <source>Copy the short code</source>
   <translation>复制短码</translation>
  </message>
  <message>
   <source>Compare with one that was kept</source>
   <translation>与此前留存的检查点比对</translation>
  </message>
  <message>
   <source>Save as a file…</source>
   <translation>另存为文件…</translation>
  </message>
  <message>
   <source>Save the checkpoint</source>
   <translation>保存检查点</translation>
  </message>
  <message>
   <source>Checkpoint (*.json)</source>
   <translation>检查点 (*.json)</translation>
  </message>
  <message>
   <source>A checkpoint that was kept</source>
   <translation>此前留存的检查点</translation>
  </message>
  <message>
   <source>The checkpoint as a QR code</source>
   <translation>检查点二维码</translation>
  </message>
  <message>
   <source>Records</source>
   <translation>链上记录</translation>
  </message>
  <message>
   <source>Root</source>
   <translation>树根</translation>
  </message>
  <message>
   <source>Short code</source>
   <translation>短码</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>签名人</translation>
  </message>
  <message>
   <source>its short code</source>
   <translation>它的短码</translation>
  </message>
  <message>
   <source>nobody: the vault was not opened with a person's password</source>
   <translation>无人：金库不是用个人密码打开的</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比对</translation>
  </message>
  <message>
   <source>Open its file…</source>
   <translation>打开其文件…</translation>
  </message>
  <message>
   <source>Previous recharge</source>
   <translation>上一单</translation>
  </message>
  <message>
   <source>Next recharge</source>
   <translation>下一单</translation>
  </message>
  <message>
   <source>Newer</source>
   <translation>较新</translation>
  </message>
  <message>
   <source>Older</source>
   <translation>较早</translation>
  </message>
  <message>
   <source>No recharge to follow yet</source>
   <translation>还没有可追溯的充值</translation>
  </message>
  <message>
   <source>Connect a platform and sync: every sum that arrives there is followed from the bank to its burn.</source>
   <translation>连接平台并同步：每笔到账都能从银行追到消耗。</translation>
  </message>
  <message>
   <source>Recharges</source>
   <translation>充值</translation>
  </message>
  <message>
   <source>This recharge</source>
   <translation>这一单</translation>
  </message>
  <message>
   <source>All records</source>
   <translation>全部记录</translation>
  </message>
  <message>
   <source>Which records</source>
   <translation>显示哪些记录</translation>
  </message>
  <message>
   <source>Records of the chain</source>
   <translation>链上记录</translation>
  </message>
  <message>
   <source>Not proved</source>
   <translation>未证明</translation>
  </message>
  <message>
   <source>Bank and platform agree</source>
   <translation>银行与平台相符</translation>
  </message>
  <message>
   <source>A sum does not hold</source>
   <translation>有一个等式不成立</translation>
  </message>
  <message>
   <source>{percent} burned</source>
   <translation>已消耗 {percent}</translation>
  </message>
  <message>
   <source>Burned</source>
   <translation>消耗</translation>
  </message>
  <message>
   <source>oldest money first</source>
   <translation>先进先出</translation>
  </message>
  <message>
   <source>holds</source>
   <translation>成立</translation>
  </message>
  <message>
   <source>does not hold</source>
   <translation>不成立</translation>
  </message>
  <message>
   <source>same day</source>
   <translation>同日</translation>
  </message>
  <message>
   <source>{count} day</source>
   <translation>{count} 天</translation>
  </message>
  <message>
   <source>{count} days</source>
   <translation>{count} 天</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>流水</translation>
  </message>
  <message>
   <source>Platform in = burned + returned + left</source>
   <translation>平台入 = 消耗 + 退款 + 余额</translation>
  </message>
  <message>
   <source>No contract or no bank row</source>
   <translation>没有合同或没有银行流水</translation>
  </message>
  <message>
   <source>platform row</source>
   <translation>平台流水</translation>
  </message>
  <message>
   <source>Import the statement, then match the two.</source>
   <translation>导入流水，再对账。</translation>
  </message>
  <message>
   <source>bank row</source>
   <translation>银行流水</translation>
  </message>
  <message>
   <source>Bank out = platform in</source>
   <translation>银行出 = 平台入</translation>
  </message>
  <message>
   <source>Kept {kept}, the contract knows {fee}</source>
   <translation>扣留 {kept}，合同约定 {fee}</translation>
  </message>
  <message>
   <source>Kept {kept} of {fee} by contract</source>
   <translation>扣留 {kept}，合同约定 {fee}</translation>
  </message>
  <message>
   <source>No bank row proves it yet</source>
   <translation>还没有银行流水证明它</translation>
  </message>
  <message>
   <source>Whether a bank row proves it</source>
   <translation>有没有银行流水证明</translation>
  </message>
  <message>
   <source>Bank row {number}</source>
   <translation>银行流水 {number}</translation>
  </message>
  <message>
   <source>Platform row {number}</source>
   <translation>平台流水 {number}</translation>
  </message>
  <message>
   <source>Day of spend {number}</source>
   <translation>日消耗 {number}</translation>
  </message>
  <message>
   <source>Balance {number}</source>
   <translation>余额读数 {number}</translation>
  </message>
  <message>
   <source>Import {number}</source>
   <translation>导入 {number}</translation>
  </message>
  <message>
   <source>Group {number}</source>
   <translation>对账组 {number}</translation>
  </message>
  <message>
   <source>Connection {number}</source>
   <translation>连接 {number}</translation>
  </message>
  <message>
   <source>Run {number}</source>
   <translation>运行 {number}</translation>
  </message>
  <message>
   <source>Event</source>
   <translation>事件</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>谁</translation>
  </message>
  <message>
   <source>Hash</source>
   <translation>本条哈希</translation>
  </message>
  <message>
   <source>The one before</source>
   <translation>前一条</translation>
  </message>
  <message>
   <source>Cash {amount}</source>
   <translation>现金 {amount}</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>退款</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>余额</translation>
  </message>
  <message>
   <source>not proved</source>
   <translation>未证明</translation>
  </message>
 </context>
</TS>
