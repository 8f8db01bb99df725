"""What a fresh token may do, in words: what is missing, what is too much, what was tried and did not work."""

from app.domain.rights import Rights
from ui import wording
from ui.widgets.cards import Well
from ui.widgets.labels import Label, Style
from ui.words import tr


def rights_shown(rights: Rights) -> Well:
    """A well with one line for each thing to know before the token is kept."""
    well = Well()
    if rights.refused:
        names = ", ".join(wording.word(one) for one in rights.refused)
        well.body.addWidget(Label(tr("Tried and refused: {names}", names=names), Style.STRONG, tone="red", wrap=True))
        codes = ", ".join(dict.fromkeys(code for code in rights.tried.values() if code))
        well.body.addWidget(Label(tr("The platform said: {codes}", codes=codes), Style.NOTE, wrap=True))
    if rights.missing:
        names = ", ".join(rights.missing)
        well.body.addWidget(Label(tr("Rights that are missing: {names}", names=names), Style.STRONG, tone="amber", wrap=True))  # fmt: skip
    if rights.surplus:
        names = ", ".join(rights.surplus)
        well.body.addWidget(Label(tr("This token may do more than AdTill needs: {names}", names=names), Style.STRONG, tone="amber", wrap=True))  # fmt: skip
        well.body.addWidget(Label(tr("A token with fewer rights does less harm where it is stolen."), Style.NOTE, wrap=True))  # fmt: skip
    return well
