"""Chinese characters that are written in two ways, as each other.

Each pair is a character and the one it folds to: its Simplified form, and for the few that Taiwan
and Hong Kong write differently the one that both share. Those that the packs use are listed.
Source: the kSimplifiedVariant and kZVariant fields of the Unicode Unihan database, and the table
of characters of OpenCC (Apache-2.0), for which of several forms is meant.
"""

from __future__ import annotations

_PAIRS = """
    丟丢 並并 乾干 亞亚 佈布 併并 來来 侷局 係系 俬私 倉仓 個个 們们 倖幸 倫伦 側侧
    偽伪 備备 傢家 傳传 傷伤 僅仅 僞伪 價价 儀仪 儘尽 優优 儲储 兒儿 內内 兩两 冊册
    凈净 凍冻 別别 刪删 則则 剋克 剛刚 剝剥 創创 劃划 劇剧 劉刘 劑剂 勁劲 動动 務务
    勝胜 勞劳 區区 卻却 卽即 厤历 厭厌 厲厉 參参 員员 唸念 問问 啞哑 喪丧 喫吃 單单
    嗎吗 噁恶 噓嘘 噹当 嚇吓 嚮向 嚴严 囉啰 囑嘱 國国 圍围 園园 圓圆 圖图 團团 埰采
    執执 報报 場场 塊块 塗涂 壓压 壞坏 壢坜 壽寿 夠够 夢梦 奪夺 奬奖 妝妆 妳你 姙妊
    婦妇 媽妈 嬤嬷 嬰婴 嬸婶 孃娘 學学 寀采 實实 寧宁 審审 寫写 寬宽 寵宠 寶宝 將将
    專专 尋寻 對对 導导 尷尴 屆届 層层 屬属 嵗岁 師师 帳帐 帶带 幣币 幫帮 幹干 幾几
    廠厂 廣广 廳厅 廻回 張张 強强 彆别 彈弹 彔录 彫雕 彷仿 彿佛 後后 徑径 從从 徠徕
    復复 徵征 徹彻 恆恒 惡恶 惱恼 愛爱 態态 慮虑 慶庆 慾欲 憂忧 應应 懞蒙 懶懒 懷怀
    懼惧 戶户 掃扫 掛挂 採采 換换 損损 搶抢 摳抠 摺折 摻掺 撥拨 撫抚 擁拥 擇择 擊击
    擔担 據据 擠挤 擴扩 擺摆 擾扰 攜携 攝摄 攣挛 攬揽 敎教 敗败 敵敌 數数 斬斩 斷断
    於于 旂旗 旣既 昇升 時时 暫暂 曆历 曏向 曬晒 書书 會会 朮术 東东 査查 桿杆 條条
    棄弃 楊杨 業业 極极 榦干 榮荣 構构 槍枪 樁桩 樂乐 樓楼 標标 樣样 樹树 機机 檔档
    檢检 檯台 櫃柜 權权 歐欧 歡欢 歲岁 歷历 殘残 殺杀 殻壳 殼壳 氣气 氫氢 氾泛 汎泛
    決决 沒没 沖冲 況况 淚泪 淨净 淺浅 減减 測测 準准 溝沟 溫温 溼湿 滅灭 滲渗 滾滚
    滿满 漿浆 潔洁 潤润 潰溃 澱淀 濃浓 濕湿 濛蒙 濾滤 瀉泻 瀋沈 灣湾 為为 無无 煙烟
    煥焕 煩烦 熱热 燈灯 燒烧 燙烫 營营 爭争 爲为 爾尔 牀床 狀状 猶犹 獎奖 獨独 獲获
    獻献 現现 琱雕 瑪玛 環环 產产 産产 甯宁 畢毕 畫画 異异 畵画 當当 痠酸 瘉愈 瘋疯
    瘍疡 瘡疮 療疗 癇痫 癒愈 癢痒 癥症 癬癣 癲癫 發发 皰疱 皺皱 盃杯 盡尽 監监 盤盘
    眞真 眾众 睏困 瞭了 瞼睑 矇蒙 矯矫 確确 碼码 祕秘 禦御 禮礼 禿秃 稅税 種种 稱称
    穀谷 穫获 竈灶 競竞 筆笔 箇个 節节 範范 簡简 簽签 籠笼 籤签 糰团 紀纪 約约 紅红
    紋纹 納纳 純纯 紗纱 紙纸 級级 細细 紹绍 終终 組组 結结 絕绝 絡络 給给 統统 絲丝
    絶绝 綉绣 經经 綜综 綠绿 綫线 維维 網网 綳绷 綵彩 綻绽 緊紧 緑绿 線线 締缔 編编
    緩缓 練练 緻致 縫缝 縮缩 縴纤 總总 績绩 繃绷 織织 繡绣 繫系 續续 纔才 纖纤 羣群
    羥羟 羨羡 義义 翫玩 聖圣 聞闻 聯联 聲声 職职 聽听 脈脉 脣唇 脩修 脫脱 脹胀 腎肾
    腫肿 腳脚 腸肠 膚肤 膠胶 膽胆 臉脸 臟脏 臨临 臺台 與与 舉举 舊旧 艦舰 艷艳 莢荚
    華华 菸烟 萬万 著着 葯药 蓆席 蓋盖 蓮莲 蔘参 蕓芸 薦荐 藍蓝 藝艺 藥药 蘭兰 處处
    虛虚 號号 蛻蜕 蝕蚀 螞蚂 蟬蝉 蟻蚁 蠶蚕 衆众 術术 衕同 衚胡 衛卫 衝冲 衞卫 裏里
    補补 裝装 裡里 製制 複复 褲裤 襬摆 襲袭 覈核 見见 規规 視视 親亲 覺觉 觀观 觸触
    訂订 計计 訊讯 討讨 訓训 託托 記记 訝讶 設设 許许 訴诉 診诊 註注 証证 評评 詞词
    詠咏 詢询 試试 詩诗 話话 該该 詳详 誇夸 認认 誕诞 誘诱 語语 誠诚 誤误 說说 説说
    誰谁 課课 調调 談谈 請请 論论 諮咨 諾诺 謂谓 謊谎 講讲 謝谢 謠谣 謡谣 證证 識识
    議议 護护 讀读 讃赞 變变 讓让 讚赞 豐丰 豔艳 負负 貨货 責责 貴贵 買买 費费 貼贴
    資资 賠赔 賣卖 質质 賴赖 購购 贅赘 贈赠 贊赞 贏赢 趕赶 趨趋 跡迹 踰逾 蹟迹 蹤踪
    車车 軍军 軒轩 軟软 較较 載载 輕轻 輩辈 輪轮 輸输 轉转 辦办 迴回 這这 連连 週周
    進进 遊游 運运 過过 達达 違违 遠远 適适 遲迟 選选 遺遗 還还 邊边 鄰邻 醜丑 醣糖
    醫医 醬酱 釋释 釔钇 針针 釦扣 釹钕 鈎钩 鈡钟 鈣钙 鈴铃 鉆钻 鉤钩 鉺铒 鉻铬 銀银
    銅铜 銖铢 銣铷 銷销 鋁铝 錄录 錢钱 錯错 録录 錶表 鍼针 鍾钟 鎊镑 鏇旋 鏡镜 鐘钟
    鐳镭 鐵铁 鐺铛 鑼锣 鑽钻 長长 門门 閃闪 閉闭 開开 間间 閤合 閨闺 閱阅 閲阅 闆板
    闇暗 關关 陞升 陣阵 陰阴 陳陈 陽阳 隊队 階阶 際际 隨随 險险 隱隐 隻只 雙双 雞鸡
    離离 難难 電电 霧雾 靚靓 靜静 鞦秋 韆千 韓韩 響响 頁页 頂顶 項项 須须 預预 頑顽
    頒颁 領领 頜颌 頭头 頰颊 頸颈 頻频 顆颗 題题 額额 顎颚 顏颜 顔颜 顛颠 類类 顧顾
    顯显 顴颧 風风 颱台 颳刮 飄飘 飛飞 飯饭 飲饮 飽饱 飾饰 餅饼 養养 餘余 餬糊 饋馈
    馬马 騙骗 驗验 驚惊 髒脏 體体 髮发 鬆松 鬍胡 鬚须 魚鱼 魯鲁 鮭鲑 鮮鲜 鳥鸟 鳳凤
    鴨鸭 鵑鹃 鵰雕 鷄鸡 鹹咸 麗丽 麥麦 麪面 麫面 麯曲 麴曲 麵面 麼么 麽么 黃黄 點点
    黨党 鼕冬 齒齿 齡龄 齣出 齦龈 龍龙 𡻕岁
"""

SIMPLIFIED = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""For a character the one that stands for both in folded text."""
_SHORT = frozenset(SIMPLIFIED.values()) - frozenset(SIMPLIFIED)


def is_simplified(text: str) -> bool:
    """Say whether a text is in Simplified rather than in Traditional Chinese, by its characters."""
    short = sum(sign in _SHORT for sign in text)
    return short > sum(sign in SIMPLIFIED for sign in text)
