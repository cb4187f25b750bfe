"""The words of a report's frame in Chinese, for `--message-lang zh`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "none asked for (no jurisdiction was chosen)": "未要求（沒有選擇法域）",
}
"""What stands for a word; one that is not here stays as it is."""

NOT_LEGAL_ADVICE = "claimcheck 標出需要人來判斷的用語，並非法律意見，也不判定是否合法。"


def worded(text: str, *, chinese: bool) -> str:
    """Return a word of the frame in the language of the report."""
    return CHINESE.get(text, text) if chinese else text
