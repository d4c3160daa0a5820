"""Ways of meeting in the other languages people write in, wished for or ruled out."""

from __future__ import annotations

import re

from assistant.nlp.spans import Span

_FORMATS = {
    "video": re.compile(
        r"\b(?:videoanruf\w*|videotelefon\w*|videogespr[aä]ch\w*|per video|(?:en|par) visio"
        r"|visioconf[eé]rence"
        r"|appels? vid[eé]o|en vid[eé]o|videollamadas?|por v[ií]deo(?:llamada|chamada)?"
        r"|v[ií]deo ?chamadas?|videochiamat[ae]|videogesprek\w*|videobellen|beeldbellen"
        r"|wideorozm\w+|przez wideo|g[oö]r[uü]nt[uü]l[uü](?: g[oö]r[uü][sş]\w+)?|по видео"
        r"|видео(?:звон|связ|чат|созвон|встреч)\w*"
        r"|(?:nur|lieber|am besten|solo|s[oó]lo|s[oó]|mejor|melhor|meglio|alleen|liever|tylko"
        r"|najlepiej|sadece|seulement|uniquement|plut[oô]t|только|лучше)\s+(?:(?!work)\w+\s+)?(?:online"
        r"|on-?line|en l[ií]nea|en ligne|remoto|remota|a distanza|[aà] dist[aâ]nci?e?a?|онлайн"
        r"|zdalnie|[cç]evrimi[cç]i)|онлайн|[cç]evrimi[cç]i|en l[ií]nea)\b",
        re.IGNORECASE,
    ),
    "phone": re.compile(
        r"\b(?:per telefon|telefonisch|(?:nur|lieber|gerne?|bitte) (?:am )?telefon|par"
        r" t[eé]l[eé]phone|au t[eé]l[eé]phone|por tel[eé]fono|por telefone|al telefono"
        r"|per telefono|telefonicamente|przez telefon|telefonicznie|telefonla|telefonda"
        r"|по телефону)\b",
        re.IGNORECASE,
    ),
    "chat": re.compile(
        r"\b(?:(?:nur|lieber|gerne?|bitte) schriftlich|par [eé]crit|por escrito|per iscritto"
        r"|schriftelijk|pisemnie|na pi[sś]mie|yaz[ıi]l[ıi] olarak|письменно)\b",
        re.IGNORECASE,
    ),
    "in_person": re.compile(
        r"\b(?:pers[oö]nlich\w*(?: treffen)?|vor ort|von angesicht zu angesicht|en personne"
        r"|face[- ][aà][- ]face|en persona|cara a cara|em pessoa|pessoalmente|presencial(?:mente)?"
        r"|presenciel(?:le)?|pr[eé]sentiel|di persona|dal vivo|in levenden? lijve|persoonlijk"
        r"|osobi[sś]cie|osobistych|twarz[aą] w twarz|y[uü]z y[uü]ze|лично|личн\w+ встреч\w*|вживую"
        r"|очно)\b",
        re.IGNORECASE,
    ),
}
# German's "persönlich", and the like, is said of much that is no meeting.
_MEETS = re.compile(
    r"\b(?:treff\w*|sehen|kennenlernen|gespr[aä]ch\w*|m[oö]glich|rencontr\w+|voir|parler"
    r"|verse?|vernos|quedar|encontr\w+|reuni\w+|incontr\w+|veder\w+|ontmoet\w*|afsprek\w*|zien"
    r"|spotka\w*|widzie\w*|bulu[sş]\w*|g[oö]r[uü][sş]\w*|встре\w+|possible|posible"
    r"|poss[ií]vel|possibile|mogelijk|mo[zż]liw\w+|nur|bitte|solo|s[oó]lo|seulement|alleen"
    r"|tylko|sadece|только)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:kein\w*|nicht|ohne|pas|sans|jamais|impossible|no|sin|imposible|n[aã]o|sem"
    r"|imposs[ií]vel|non|senza|geen|niet|zonder|nie|bez|niemo[zż]liw\w+|de[gğ]il|olma\w*"
    r"|m[uü]mk[uü]n de[gğ]il|не|нет|без|нельзя|невозможно)\b",
    re.IGNORECASE,
)
# Whoever cannot travel cannot meet anybody there.
_BOUND = re.compile(
    r"\b(?:kann (?:\w+ ){0,2}nicht (?:reisen|verreisen|wegfahren|aus dem haus)"
    r"|(?:ne )?peux pas (?:me d[eé]placer|voyager|sortir)"
    r"|no puedo (?:viajar|desplazarme|salir de casa)"
    r"|n[aã]o (?:posso|consigo) (?:viajar|me deslocar|deslocar-me|sair de casa)"
    r"|non posso (?:viaggiare|spostarmi|muovermi|uscire di casa)"
    r"|kan (?:\w+ )?niet (?:reizen|weg|de deur uit)"
    r"|nie mog[eę] (?:podr[oó][zż]owa[cć]|doje[zż]d[zż]a[cć]|je[zź]dzi[cć]|wychodzi[cć])"
    r"|(?:seyahat|yolculuk) edem\w+|не могу (?:ездить|приехать|путешествовать|выезжать))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,!?;:\n]+")
_SENTENCE = re.compile(r"[^.!?;\n]+")
_TOLD = 14


# Words that say no in one language and are harmless or English in another are left to it.
_FOREIGN_NO = re.compile(
    r"\b(?:kein\w*|nicht|ohne|pas|sans|jamais|n[aã]o|sem|senza|geen|niet|zonder|nie|bez|не|без"
    r"|no (?:quiero|puedo|por|me)|non (?:voglio|posso|per))\b[^.,!?;:\n]{0,25}\Z",
    re.IGNORECASE,
)


def denied_before(text: str, start: int) -> bool:
    """Whether another language's no stands before what begins at `start`, in its clause."""
    return bool(_FOREIGN_NO.search(text[:start]))


def find_foreign_formats(text: str) -> list[Span]:
    """Spans of entity ``format``; those ruled out have their role."""
    spans = []
    for clause in _CLAUSE.finditer(text):
        said, start = clause[0], clause.start()
        sentence = next(s for s in _SENTENCE.finditer(text) if s.start() <= start < s.end())
        if len(sentence[0].split()) > _TOLD:
            continue
        for name, pattern in _FORMATS.items():
            found = pattern.search(said)
            if found and (name != "in_person" or _MEETS.search(sentence[0])):
                before = said[: found.start()]
                # "Persönlich geht es nicht" says no behind, all others before.
                denied = _NOT.search(said if name == "in_person" else before)
                role = "avoid" if denied else None
                place = start + found.start(), start + found.end()
                spans.append(Span("format", *place, name, role))
    spans += [Span("format", *b.span(), "in_person", "avoid") for b in _BOUND.finditer(text)]
    return spans
