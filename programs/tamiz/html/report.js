/* Nothing here is needed to read the report: without scripts a mention shows
 * its evidence on hover and focus, and leads to all of it. */
(function () {
    "use strict";
    var hushed = "hushed";

    function mentionOf(event) {
        return event.target.closest ? event.target.closest(".mention") : null;
    }

    /* Escape puts the evidence away until another mention is come upon. */
    document.addEventListener("keydown", function (event) {
        if (event.key !== "Escape") return;
        document.querySelectorAll(".mention").forEach(function (mention) {
            if (mention.matches(":hover, :focus-within"))
                mention.classList.add(hushed);
        });
    });
    ["pointerover", "focusin"].forEach(function (kind) {
        document.addEventListener(kind, function (event) {
            var here = mentionOf(event);
            document.querySelectorAll("." + hushed).forEach(function (other) {
                if (other !== here) other.classList.remove(hushed);
            });
        });
    });

    /* A finger cannot hover: the first tap shows the evidence where it is, the
     * second one leads to all of it. */
    var shown = null;
    document.addEventListener("pointerdown", function (event) {
        var link = event.target.closest ? event.target.closest(".mention a")
                                        : null;
        if (event.pointerType !== "touch") return;
        if (!link || link !== document.activeElement) shown = null;
    });
    document.addEventListener("click", function (event) {
        var link = event.target.closest ? event.target.closest(".mention a")
                                        : null;
        if (!link || event.pointerType !== "touch" || shown === link) return;
        event.preventDefault();
        link.parentNode.classList.remove(hushed);
        link.focus();
        shown = link;
    });
})();
