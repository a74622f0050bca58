/**
 * Traditional characters that the lexicons of speakers and cues need, each before its simplified form
 * (《通用规范汉字表》, appendix 1). One character becomes one character, so that offsets stay true.
 */
const PAIRS = `
說说 説说 認认 為为 爲为 稱称 問问 講讲 對对 時时 會会 長长 國国 發发 報报 導导 這这 個个 們们 來来 後后 開开 關关 見见 談谈 話话 論论 議议 訪访 記记 調调 訴诉 評评 討讨 許许 請请 謝谢
證证 識识 讀读 變变 讓让 譯译 辯辩 諾诺 諷讽 諮咨 護护 籲吁 質质 負负 責责 費费 資资 產产 業业 專专 學学 員员 總总 統统 經经 濟济 書书 處处 廳厅 衛卫 醫医 師师 團团 組组 織织 聯联 協协
領领 務务 黨党 機机 構构 門门 間间 隊队 軍军 將将 當当 據据 數数 顯显 實实 驗验 現现 結结 標标 準准 應应 該该 須须 還还 無无 沒没 與与 從从 過过 進进 運运 動动 東东 區区 縣县 鄉乡 鎮镇
廣广 場场 電电 視视 網网 誌志 陳陈 張张 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 馮冯 鄧邓 蕭萧 葉叶 蔣蒋 盧卢 鍾钟 譚谭 陸陆 賈贾 韋韦 龍龙 賀贺 顧顾 龔龚 萬万 錢钱 嚴严 賴赖 歐欧
麥麦 蘇苏 呂吕 範范 閻阎 聲声 嘆叹 歎叹 讚赞 贊赞 喚唤 勸劝 願愿 強强 確确 傳传 復复 覆复 態态 慮虑 憂忧 愛爱 億亿 兩两 幾几 隻只 歲岁 歷历 曆历 舊旧 語语 諺谚 詩诗 詞词 曉晓 樣样 點点
頭头 體体 條条 約约 檔档 規规 則则 測测 計计 預预 響响 聽听 寫写 畫画 劇剧 樂乐 戰战 爭争 權权 裡里 裏里 邊边 並并 於于 眾众 週周 陽阳 際际 戶户 農农 漁渔 親亲 媽妈 爺爷 夥伙 鄰邻 遊游
僅仅 徑径 錄录 號号 幣币 銀银 雙双 麗丽 傑杰 偉伟 華华 輝辉 榮荣 慶庆 蘭兰 鳳凤 齊齐 寶宝 達达 遠远 義义 禮礼 賢贤 鴻鸿 飛飞 鵬鹏
`;

const SIMPLE = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g');

/** The text as the lexicons spell it; only ever used to find things, never to publish them. */
export function simplified(text: string): string {
  return text.replace(TRADITIONAL, (character) => SIMPLE.get(character) ?? character);
}
