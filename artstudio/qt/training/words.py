"""What the kinds of generators are, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from artstudio.qt.actions import QT_TRANSLATE_NOOP

KINDS = {
    "stylegan2": QT_TRANSLATE_NOOP(
        "training",
        "The finest pictures and the most sliders: what is large, middling and fine can be mixed. Learns "
        "slowly; wants a GPU, or patience.",
    ),
    "dcgan": QT_TRANSLATE_NOOP(
        "training", "Small and quick: something is seen within minutes, on any computer."
    ),
    "wgan-gp": QT_TRANSLATE_NOOP(
        "training",
        "As small as a DCGAN and steadier: slower, but seldom falls apart, and its loss says how it fares.",
    ),
    "lsgan": QT_TRANSLATE_NOOP(
        "training", "As small as a DCGAN, with a gentler critic: softer pictures, and more of their variety."
    ),
    "cgan": QT_TRANSLATE_NOOP(
        "training",
        "A DCGAN that is told what it draws: each folder in yours becomes a class to choose and mix.",
    ),
    "vae": QT_TRANSLATE_NOOP(
        "training",
        "Learns to describe pictures and to draw them from that: soft, steady, and quick to place your own.",
    ),
}
LOSSES = {
    "generator": (
        QT_TRANSLATE_NOOP("training", "Generator"),
        QT_TRANSLATE_NOOP(
            "training",
            "How easily the discriminator still tells the generator's pictures from yours. It needn't fall: "
            "the discriminator learns as well.",
        ),
    ),
    "discriminator": (
        QT_TRANSLATE_NOOP("training", "Discriminator"),
        QT_TRANSLATE_NOOP(
            "training",
            "How easily the discriminator is fooled: takes a made picture for one of yours, or one of yours "
            "for made. If it falls to nothing, the generator learns no more.",
        ),
    ),
    "total": (
        QT_TRANSLATE_NOOP("training", "Loss"),
        QT_TRANSLATE_NOOP(
            "training",
            "What the training makes as small as it can: reconstruction and KL divergence, weighed against "
            "each other (the negative evidence lower bound).",
        ),
    ),
    "reconstruction": (
        QT_TRANSLATE_NOOP("training", "Reconstruction"),
        QT_TRANSLATE_NOOP(
            "training",
            "How far your pictures, drawn again from what it noted of them, are from what they were (mean "
            "squared error).",
        ),
    ),
    "kl": (
        QT_TRANSLATE_NOOP("training", "KL divergence"),
        QT_TRANSLATE_NOOP(
            "training",
            "How much it notes of each picture, in nats. At nothing, all its pictures would look alike.",
        ),
    ),
}
MEASURES = {
    "realism": (
        QT_TRANSLATE_NOOP("training", "Realism"),
        QT_TRANSLATE_NOOP(
            "training",
            "How near its pictures come to yours, as a network sees them that knows photographs: 0 % is flat "
            "color, 100 % as near as yours are to each other (realism score of precision and recall).",
        ),
    ),
    "diversity": (
        QT_TRANSLATE_NOOP("training", "Diversity"),
        QT_TRANSLATE_NOOP(
            "training",
            "How different its pictures are from one another, against how different yours are (perceptual "
            "distance, as LPIPS). If it falls, the generator paints the same again and again.",
        ),
    ),
    "uniqueness": (
        QT_TRANSLATE_NOOP("training", "Uniqueness"),
        QT_TRANSLATE_NOOP(
            "training",
            "How far its pictures keep from the nearest of yours, against how far yours keep from each "
            "other. If it falls, the generator copies what it was shown.",
        ),
    ),
}
RIGHTS = (
    ("own", QT_TRANSLATE_NOOP("training", "My own")),
    ("free", QT_TRANSLATE_NOOP("training", "Free for all, such as old masters")),
    ("allowed", QT_TRANSLATE_NOOP("training", "Someone else's, who allows it")),
)
# Parts that can stay as they were, by the network they are in.
PARTS = {
    "stylegan2": (
        ("mapping", QT_TRANSLATE_NOOP("training", "Its way from seeds to sliders")),
        ("coarse", QT_TRANSLATE_NOOP("training", "How it composes (coarse layers)")),
        ("middle", QT_TRANSLATE_NOOP("training", "How it forms things (middle layers)")),
        ("fine", QT_TRANSLATE_NOOP("training", "Its colors and brushwork (fine layers)")),
    ),
    "dcgan": (
        ("4", QT_TRANSLATE_NOOP("training", "How it composes (coarse layers)")),
        ("8", QT_TRANSLATE_NOOP("training", "How it forms things (middle layers)")),
    ),
    "vae": (
        ("encoder", QT_TRANSLATE_NOOP("training", "How it reads pictures")),
        ("decoder", QT_TRANSLATE_NOOP("training", "How it draws them")),
    ),
}


def said(text: str) -> str:
    return QCoreApplication.translate("training", text)


def curve(name: str) -> str:
    """What the curve of a loss or a measure is called."""
    return said((LOSSES | MEASURES)[name][0])


def about(name: str) -> str:
    """What the curve of a loss or a measure stands for."""
    return said((LOSSES | MEASURES)[name][1])


def duration(seconds: float) -> str:
    """``3:07``, ``1:03:07``"""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
