"""Chinese characters that are written in two ways, as each other.

Each pair is a character and the one it folds to: its Simplified form, and for the few that Taiwan
and Hong Kong write differently the one that both share. Those that the packs use are listed.
Source: the kSimplifiedVariant and kZVariant fields of the Unicode Unihan database, and the table
of characters of OpenCC (Apache-2.0), for which of several forms is meant.
"""

from __future__ import annotations

_PAIRS = """
    丟丢 並并 乾干 亞亚 佈布 佔占 併并 來来 侶侣 侷局 係系 俬私 倉仓 個个 們们 倖幸 倫伦 側侧 偽伪
    傘伞 備备 傢家 傳传 傷伤 傾倾 僅仅 僞伪 價价 儀仪 億亿 儘尽 償偿 優优 儲储 儷俪 兒儿 內内 兩两
    冊册 凈净 凍冻 凱凯 別别 刪删 則则 剋克 剛刚 剝剥 創创 剷铲 劃划 劇剧 劉刘 劑剂 勁劲 動动 務务
    勝胜 勞劳 勢势 勵励 勻匀 區区 協协 卻却 卽即 厤历 厭厌 厲厉 參参 員员 唸念 問问 啞哑 啟启 喚唤
    喪丧 喫吃 單单 嗎吗 嘗尝 噁恶 噓嘘 噴喷 噹当 嚇吓 嚐尝 嚮向 嚴严 囉啰 囑嘱 國国 圍围 園园 圓圆
    圖图 團团 埰采 執执 堅坚 報报 場场 塊块 塗涂 塵尘 墊垫 壇坛 壓压 壞坏 壢坜 壽寿 夠够 夢梦 奧奥
    奪夺 奬奖 妝妆 妳你 姙妊 婦妇 媽妈 嬤嬷 嬰婴 嬸婶 孃娘 學学 宮宫 寀采 實实 寧宁 審审 寫写 寬宽
    寵宠 寶宝 將将 專专 尋寻 對对 導导 尷尴 屆届 屜屉 屢屡 層层 屬属 島岛 崗岗 嵗岁 嶄崭 巔巅 師师
    帳帐 帶带 幣币 幫帮 幹干 幾几 庫库 廂厢 廈厦 廠厂 廢废 廣广 廳厅 廻回 張张 強强 彆别 彈弹 彎弯
    彔录 彥彦 彫雕 彷仿 彿佛 後后 徑径 從从 徠徕 復复 徵征 徹彻 恆恒 悅悦 惡恶 惱恼 愛爱 態态 慘惨
    慣惯 慮虑 慳悭 慶庆 慾欲 憂忧 憐怜 憑凭 應应 懞蒙 懟怼 懶懒 懷怀 懸悬 懼惧 戀恋 戰战 戲戏 戶户
    拋抛 捨舍 捲卷 掃扫 掛挂 採采 揀拣 換换 揮挥 損损 搖摇 搵揾 搶抢 摳抠 摺折 摻掺 撐撑 撥拨 撫抚
    擁拥 擇择 擊击 擋挡 擔担 據据 擠挤 擬拟 擲掷 擴扩 擺摆 擼撸 擾扰 攔拦 攜携 攝摄 攣挛 攤摊 攪搅
    攬揽 敎教 敗败 敵敌 數数 斬斩 斷断 於于 旂旗 旣既 昇升 時时 晉晋 晝昼 暢畅 暫暂 曆历 曉晓 曏向
    曬晒 書书 會会 朮术 東东 査查 桿杆 條条 棄弃 楊杨 業业 極极 榦干 榮荣 構构 槍枪 槓杠 樁桩 樂乐
    樑梁 樓楼 標标 樣样 樹树 橋桥 機机 檔档 檢检 檯台 檳槟 檻槛 櫃柜 欄栏 權权 歐欧 歡欢 歲岁 歷历
    歸归 殘残 殲歼 殺杀 殻壳 殼壳 毀毁 氣气 氫氢 氾泛 汎泛 決决 沒没 沖冲 況况 涼凉 淚泪 淨净 淺浅
    減减 測测 渾浑 湊凑 湯汤 準准 溝沟 溫温 溼湿 滅灭 滬沪 滯滞 滲渗 滾滚 滿满 漢汉 漲涨 漸渐 漿浆
    潔洁 潛潜 潤润 潰溃 澀涩 澱淀 濁浊 濃浓 濕湿 濛蒙 濟济 濾滤 瀉泻 瀋沈 瀏浏 灘滩 灣湾 為为 烏乌
    無无 煉炼 煙烟 煥焕 煩烦 熱热 燈灯 燒烧 燙烫 營营 燦灿 爍烁 爐炉 爛烂 爭争 爲为 爺爷 爾尔 牀床
    牆墙 牽牵 狀状 猶犹 獅狮 獎奖 獨独 獲获 獻献 現现 琱雕 琺珐 瑩莹 瑪玛 環环 產产 産产 甯宁 畢毕
    畫画 異异 畵画 當当 痠酸 痺痹 瘉愈 瘋疯 瘍疡 瘓痪 瘡疮 療疗 癇痫 癒愈 癟瘪 癢痒 癥症 癬癣 癮瘾
    癱瘫 癲癫 發发 皰疱 皺皱 盃杯 盜盗 盞盏 盡尽 監监 盤盘 盪荡 眞真 眾众 睏困 睜睁 瞭了 瞼睑 矇蒙
    矚瞩 矯矫 砲炮 確确 碼码 礎础 礙碍 祕秘 禍祸 禦御 禮礼 禿秃 稅税 稜棱 種种 稱称 穀谷 積积 穩稳
    穫获 竈灶 競竞 筆笔 箇个 節节 範范 篤笃 簡简 簽签 籃篮 籠笼 籤签 籬篱 粵粤 糧粮 糰团 糾纠 紀纪
    約约 紅红 紋纹 納纳 純纯 紗纱 紙纸 級级 紛纷 紮扎 細细 紹绍 終终 組组 結结 絕绝 絡络 給给 統统
    絲丝 絶绝 綁绑 綉绣 經经 綜综 綠绿 綢绸 綫线 維维 網网 綳绷 綵彩 綺绮 綻绽 綽绰 緊紧 緋绯 緑绿
    線线 締缔 緣缘 編编 緩缓 緯纬 練练 緻致 縣县 縫缝 縮缩 縱纵 縴纤 總总 績绩 繃绷 織织 繞绕 繡绣
    繫系 繳缴 繹绎 繼继 繽缤 續续 纏缠 纔才 纖纤 纜缆 罵骂 罷罢 羣群 羥羟 羨羡 義义 習习 翫玩 翹翘
    聖圣 聞闻 聯联 聲声 聳耸 職职 聽听 肅肃 脈脉 脣唇 脩修 脫脱 脹胀 腎肾 腦脑 腫肿 腳脚 腸肠 膚肤
    膠胶 膩腻 膽胆 膿脓 臉脸 臘腊 臟脏 臥卧 臨临 臺台 與与 興兴 舉举 舊旧 艦舰 艱艰 艷艳 茲兹 莊庄
    莢荚 華华 菸烟 萊莱 萬万 葉叶 著着 葯药 蒼苍 蓆席 蓋盖 蓮莲 蔔卜 蔘参 蔭荫 蕁荨 蕓芸 蕩荡 薦荐
    藍蓝 藝艺 藥药 蘇苏 蘋苹 蘭兰 蘿萝 處处 虛虚 號号 蛻蜕 蝕蚀 蝦虾 螞蚂 螢萤 蟬蝉 蟻蚁 蠟蜡 蠶蚕
    蠻蛮 衆众 術术 衕同 衚胡 衛卫 衝冲 衞卫 裏里 補补 裝装 裡里 製制 複复 褲裤 襪袜 襬摆 襯衬 襲袭
    覈核 見见 規规 視视 親亲 覺觉 覽览 觀观 觸触 訂订 計计 訊讯 討讨 訓训 託托 記记 訝讶 訣诀 訪访
    設设 許许 訴诉 診诊 註注 証证 詐诈 評评 詞词 詠咏 詢询 試试 詩诗 詭诡 話话 該该 詳详 誇夸 誌志
    認认 誕诞 誘诱 語语 誠诚 誤误 說说 説说 誰谁 課课 調调 談谈 請请 論论 諗谂 諮咨 諱讳 諾诺 謂谓
    謊谎 謙谦 講讲 謝谢 謠谣 謡谣 謬谬 謹谨 證证 識识 譜谱 議议 護护 譽誉 讀读 讃赞 變变 讓让 讚赞
    豎竖 豐丰 豔艳 豬猪 貓猫 貝贝 負负 財财 貨货 貪贪 責责 貴贵 貶贬 買买 貸贷 費费 貼贴 賀贺 資资
    賓宾 賞赏 賠赔 賣卖 賤贱 質质 賬账 賭赌 賴赖 賺赚 購购 賽赛 贅赘 贈赠 贊赞 贏赢 趕赶 趨趋 跡迹
    踐践 踰逾 蹟迹 蹤踪 蹺跷 躍跃 車车 軌轨 軍军 軒轩 軟软 較较 載载 輕轻 輝辉 輩辈 輪轮 輯辑 輸输
    輻辐 輾辗 轉转 轟轰 辦办 農农 迴回 這这 連连 週周 進进 遊游 運运 過过 達达 違违 遙遥 遜逊 遞递
    遠远 適适 遲迟 選选 遺遗 還还 邊边 鄉乡 鄭郑 鄰邻 醜丑 醣糖 醫医 醬酱 釀酿 釋释 釔钇 釘钉 針针
    釦扣 釹钕 鈎钩 鈕钮 鈡钟 鈣钙 鈴铃 鉅钜 鉆钻 鉤钩 鉺铒 鉻铬 銀银 銅铜 銖铢 銜衔 銣铷 銳锐 銷销
    銹锈 鋁铝 鋒锋 鋪铺 錄录 錢钱 錦锦 錯错 録录 錶表 鍊炼 鍋锅 鍛锻 鍼针 鍾钟 鎂镁 鎊镑 鎖锁 鎮镇
    鏇旋 鏈链 鏡镜 鐘钟 鐳镭 鐵铁 鐺铛 鑑鉴 鑰钥 鑼锣 鑽钻 鑿凿 長长 門门 閃闪 閉闭 開开 閒闲 間间
    閣阁 閤合 閨闺 閱阅 閲阅 闆板 闇暗 闊阔 闖闯 關关 闡阐 陞升 陣阵 陰阴 陳陈 陸陆 陽阳 隊队 階阶
    際际 隨随 險险 隱隐 隻只 雖虽 雙双 雜杂 雞鸡 離离 難难 雲云 電电 霧雾 靈灵 靚靓 靜静 鞦秋 韆千
    韓韩 響响 頁页 頂顶 項项 順顺 須须 頌颂 預预 頑顽 頒颁 頓顿 頗颇 領领 頜颌 頭头 頰颊 頷颔 頸颈
    頹颓 頻频 顆颗 題题 額额 顎颚 顏颜 顔颜 願愿 顛颠 類类 顧顾 顫颤 顯显 顴颧 風风 颱台 颳刮 飄飘
    飆飙 飛飞 飢饥 飯饭 飲饮 飽饱 飾饰 餅饼 養养 餓饿 餘余 館馆 餬糊 饅馒 饋馈 馬马 駐驻 駕驾 駛驶
    騁骋 騎骑 騙骗 騰腾 騷骚 驅驱 驗验 驚惊 驟骤 髒脏 體体 髮发 鬆松 鬍胡 鬚须 鬥斗 鬧闹 鬱郁 魚鱼
    魯鲁 鮑鲍 鮭鲑 鮮鲜 鰲鳌 鱷鳄 鳥鸟 鳳凤 鴨鸭 鵑鹃 鵝鹅 鵰雕 鶴鹤 鷄鸡 鹹咸 鹽盐 麗丽 麥麦 麪面
    麫面 麯曲 麴曲 麵面 麼么 麽么 黃黄 點点 黨党 鼕冬 齊齐 齒齿 齡龄 齣出 齦龈 龍龙 𡻕岁
"""

SIMPLIFIED = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""For a character the one that stands for both in folded text."""
_SHORT = frozenset(SIMPLIFIED.values()) - frozenset(SIMPLIFIED)


def _is_usual_in(sign: str, charset: str, last: bytes = b"\xff\xff") -> bool:
    """Say whether a character is in a charset, no further than a place in it."""
    try:
        return sign.encode(charset) <= last
    except UnicodeEncodeError:
        return False


# The usual characters of Taiwan are those of the first level of Big5, those of the mainland all of
# GB 2312; 着 is usual in Hong Kong.
_LEVEL_ONE = b"\xc6\x7e"
ONLY_SIMPLIFIED = frozenset(s for s in _SHORT if not _is_usual_in(s, "big5", _LEVEL_ONE)) - {"着"}
"""Characters that no article in the Traditional script has."""
ONLY_TRADITIONAL = frozenset(sign for sign in SIMPLIFIED if not _is_usual_in(sign, "gb2312"))
"""Characters that no article in the Simplified script has."""


def is_simplified(text: str) -> bool:
    """Say whether a text is in Simplified rather than in Traditional Chinese, by its characters."""
    short = sum(sign in _SHORT for sign in text)
    return short > sum(sign in SIMPLIFIED for sign in text)
