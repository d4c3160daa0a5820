"""Messages that mean ill, made from a seed: the same ones each time."""

from __future__ import annotations

import random

_OWNED = "window.owned=1"
_SEEDS = [
    f"<script>{_OWNED}</script>",
    f"<img src=x onerror={_OWNED}>",
    f"<svg onload={_OWNED}><circle r=9></svg>",
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    f"<a href=javascript:{_OWNED}>press</a>",
    f"[press](javascript:{_OWNED})",
    f"[press](JaVaScRiPt:{_OWNED})",
    f"[press](\tjava\nscript:{_OWNED})",
    f"[press](data:text/html,<script>{_OWNED}</script>)",
    "[press](http://plain.example)",
    "[press](//elsewhere.example)",
    f'![picture](x" onerror="{_OWNED})',
    f'[a](https://ok.example"onmouseover={_OWNED})',
    f"**<b onclick={_OWNED}>**",
    "`<style>*{display:none}</style>`",
    "*" * 300,
    "[" * 200 + "](" * 200,
    "**a" * 300,
    "- " * 300,
    "1. " + "\n1. ".join("x" * 3 for _ in range(50)),
    "\u202egnp.exe\u202c \u2066\u2067\u2068 \u202d",
    "Z\u0351\u0357\u0343" * 200,
    "\u0000\u0007\ufffe\ufeff",
    "W" * 2000,
    "<" * 500 + ">" * 500,
    f"&lt;script&gt;{_OWNED}&lt;/script&gt;",
    f"</div></mentor-chat><script>{_OWNED}</script>",
    f"{{{{constructor.constructor('{_OWNED}')()}}}}",
    "https://ok.example/" + "a/" * 400,
    f"<math><mtext><table><mglyph><style><img src onerror={_OWNED}>",
]


def hostile(many: int) -> list[str]:
    """So many messages; the last one is as long as a book."""
    chance = random.Random(7)
    made = list(_SEEDS)
    while len(made) < many - 1:
        parts = chance.choices(_SEEDS, k=chance.randint(2, 4))
        glue = chance.choice(["", "\n", " ", "\n\n- ", "**", "\u202e", "`"])
        made.append(glue.join(parts)[: chance.randint(20, 3000)])
    return [*made[: many - 1], ("<b>long</b> **words** " * 2500)[:50_000]]
