"""The names of categories in Chinese, for `--message-lang zh`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES: Mapping[str, str] = {
    "overclaim": "誇大宣稱",
    "promotion": "促銷手法",
    "consistency": "前後矛盾",
    "disclaimer": "揭露不足",
    "terminology": "用語",
    "accuracy": "正確性",
}
"""What stands for a family of categories."""

CATEGORIES: Mapping[str, str] = {
    "overclaim/universal-suitability": "人人適用",
    "overclaim/absolute-safety": "絕對安全",
    "overclaim/no-downtime": "無恢復期",
    "overclaim/painless": "無痛",
    "overclaim/guaranteed-results": "保證效果",
    "overclaim/permanence": "永久有效",
    "overclaim/immediate-results": "立即見效",
    "overclaim/universal-efficacy": "無所不治",
    "overclaim/unsubstantiated-efficacy": "效果無據",
    "overclaim/perfection": "完美無瑕",
    "overclaim/superlative": "最高級用語",
    "overclaim/unsubstantiated-comparison": "比較無據",
    "overclaim/cure": "根治",
    "overclaim/unsupported-authority": "權威無據",
    "overclaim/trivialisation": "輕描淡寫",
    "promotion/testimonial": "見證",
    "promotion/before-after": "前後對照",
    "promotion/inducement": "利誘",
    "promotion/endorsement": "代言推薦",
    "promotion/prescription-medicine": "處方藥",
    "promotion/minors": "未成年人",
    "promotion/body-image": "容貌焦慮",
    "consistency/session-count": "次數",
    "consistency/interval": "間隔",
    "consistency/recovery-time": "恢復時間",
    "consistency/pain": "疼痛",
    "consistency/invasiveness": "侵入性",
    "consistency/safety": "安全",
    "consistency/efficacy": "效果",
    "consistency/duration": "持續時間",
    "consistency/price": "價格",
    "consistency/eligibility": "適用對象",
    "disclaimer/side-effects": "副作用",
    "disclaimer/results-vary": "因人而異",
    "disclaimer/consultation": "諮詢評估",
    "disclaimer/contraindications": "禁忌",
    "disclaimer/aftercare": "術後照顧",
    "disclaimer/skin-tone-risk": "膚色風險",
    "disclaimer/practitioner": "施術者",
    "disclaimer/cost-caveat": "費用說明",
    "terminology/untranslated": "未翻譯",
    "terminology/mistranslated": "誤譯",
    "terminology/inconsistent-term": "名稱不一",
    "terminology/undefined-acronym": "縮寫未說明",
    "accuracy/undiagnosed-lesion": "未經診斷的病灶",
    "accuracy/anatomy": "解剖",
    "accuracy/mechanism": "作用原理",
    "accuracy/device-misnamed": "儀器名稱不實",
    "accuracy/regulatory-status": "核准狀態",
    "accuracy/unsafe-advice": "不安全的建議",
    "accuracy/wrong-fact": "與醫學不符",
}
"""What stands for a category, without its family."""


def category_words(category: str, *, chinese: bool) -> str:
    """Return a category as a report names it; in Chinese one of other packs stays as it is."""
    if not chinese or category not in CATEGORIES:
        return category
    return f"{FAMILIES[family_of(category)]}：{CATEGORIES[category]}"


def topic_of(category: str, *, chinese: bool) -> str:
    """Return a category in words, without its family."""
    topic = category.partition("/")[2].replace("-", " ").capitalize()
    return CATEGORIES.get(category, topic) if chinese else topic


def family_of(category: str) -> str:
    """Return the family of a category."""
    return category.partition("/")[0]
