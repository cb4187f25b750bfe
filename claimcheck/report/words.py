"""The words of a report's frame in Chinese, for `--message-lang zh`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.text import Division

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.text import Place

CHINESE: Mapping[str, str] = {
    "error": "錯誤",
    "warning": "警告",
    "info": "提示",
    "errors": "錯誤",
    "warnings": "警告",
    "all": "合計",
    "category": "類別",
    "severity": "程度",
    "rule": "規則",
    "Rule": "規則",
    "What": "問題",
    "Why": "原因",
    "why": "原因",
    "Cue": "語境",
    "cue": "語境",
    "Clause": "法條",
    "clause": "法條",
    "Write": "改寫",
    "write": "改寫",
    "Wording": "可寫",
    "e.g.": "例如",
    "about": "關於",
    "under": "法域",
    "in": "位於",
    "owed by": "起因",
    "see": "參見",
    "failed": "失敗",
    "open": "未決",
    "approved": "已核可",
    "waived": "已豁免",
    "baselined": "既有",
    "nearest": "最接近",
    "text to insert": "可加入",
    "confidence": "把握",
    "high": "高",
    "medium": "中",
    "low": "低",
    "Review report": "審閱報告",
    "Contradictions": "前後矛盾",
    "Missing disclosures": "缺少的揭露",
    "Accepted": "已接受",
    "Notices": "注意",
    "Not checked": "未能檢查",
    "it says here": "此處寫",
    "and there": "彼處寫",
    "Nothing found.": "沒有發現。",
    "Nothing open, see what was accepted.": "沒有未決的項目，請看已接受的。",
    "Nothing was accepted": "沒有已接受的項目",
    "no treatment that claimcheck knows": "沒有認得的療程",
    "negated": "否定",
    "hedged": "保留",
    "asked": "疑問",
    "conditional": "條件",
    "attributed": "他人之言",
    "quoted": "引用",
    "cited": "有出處",
    "other-subject": "另有所指",
    "dropped": "因而不計",
    "lowered": "因而降級",
    "affirmed": "答是",
    "denied": "答否",
    "or leave the sentence out": "或刪去這一句",
    "in place of the sentence": "取代整句",
    "Error": "錯誤",
    "Warning": "警告",
    "Info": "提示",
    "Like": "近似",
    "like": "近似",
    "Insert": "可加入",
    "See": "參見",
    "Where": "位置",
    "Nearest": "最接近",
    "Owed by": "起因",
    "Text to insert": "可加入",
    "Summary": "摘要",
    "To see to": "待處理",
    "Nothing is open.": "沒有未決的項目。",
    "words": "用語",
    "place": "位置",
    "file": "檔案",
    "quote": "引文",
    "what": "項目",
    "said": "說明",
    "by": "經手人",
    "until": "有效至",
    "where": "出處",
    "notice": "注意",
    "not checked": "未能檢查",
    "who, until when, why": "何人、至何時、為何",
    "leave the sentence out": "刪去這一句",
    "Accepted and notices": "已接受與注意",
    "How to use": "使用說明",
    "Review of findings": "審閱清單",
    "No decision": "沒有這個決定",
    "No date": "不是日期",
    "none asked for (no jurisdiction was chosen)": "未要求（沒有選擇法域）",
}
"""What stands for a word; one that is not here stays as it is."""

HOW_TO_USE = (
    "工作表 Findings 的每一列是一項發現；讀回時只看這一張。",
    "請填寫標題為棕色的欄；沒有決定的列不會變動。",
    "decision：waive 表示接受這項發現，fix 表示文章必須修改，approve 表示用語已核可且有佐證。",
    "reason 與 reviewer：理由與經手人；waive 與 approve 兩者都要填。",
    "until：有效的最後一天，例如 2027-01-31。",
    "date：決定的日期。",
    "請勿更改 article、rule、fingerprint 三欄，它們指明是哪一項。",
    "各欄名稱維持英文，讀回時以此辨認；列可以排序、篩選、刪除，欄可以移動、隱藏。",
    "wording：可以改寫成的句子；沒有時則說明該寫什麼。",
    "讀回決定：claimcheck decide 檔名",
)
"""How a workbook is used; the names of its columns stay, by which it is read back."""

_PLACES = {
    Division.LINE: "第 {} 行",
    Division.PARAGRAPH: "第 {} 段",
    Division.PAGE: "第 {} 頁",
    Division.SLIDE: "第 {} 張投影片",
}

NOT_LEGAL_ADVICE = "claimcheck 標出需要人來判斷的用語，並非法律意見，也不判定是否合法。"


def worded(text: str, *, chinese: bool) -> str:
    """Return a word of the frame in the language of the report."""
    return CHINESE.get(text, text) if chinese else text


def place_words(place: Place, *, chinese: bool) -> str:
    """Return a place in words, such as “line 12”."""
    return _PLACES[place.division].format(place.number) if chinese else str(place)
