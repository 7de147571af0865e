using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Checkout.Browser.Tests.Pages;

/// <summary>Looks at a page as it stands in a window, and says what is wrong with it.</summary>
internal static class Look
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>No page of ours has frames, which is what axe's own packages for drivers open a second page and collect every result
    /// for.</summary>
    private const string Barriers = """
        async (contrastOnly) => {
          const only = contrastOnly ? { runOnly: { type: "rule", values: ["color-contrast"] } } : {};
          const found = await axe.run(document, { resultTypes: ["violations"], iframes: false, ...only });
          return found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${rule.help} (${node.html})`));
        }
        """;

    /// <summary>
    /// What is cut off, text that sticks out of its box, and what stands outside the window. Fields scroll by themselves, a name that ends
    /// in an ellipsis has its title, and words for screen readers are hidden on purpose; what lies in a box that scrolls can be
    /// scrolled to.
    /// </summary>
    private const string Misfits = """
        () => {
          const width = document.documentElement.clientWidth;
          const found = [];
          const name = (e) => `${e.tagName.toLowerCase()}${e.className && typeof e.className === "string" ? "." + e.className.trim().replace(/\s+/g, ".") : ""} “${(e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40)}”`;
          if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`);
          const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true; return false; };
          const unseen = (e) => { for (let p = e; p; p = p.parentElement) if (getComputedStyle(p).clipPath !== "none") return true; return false; };
          for (const e of document.body.querySelectorAll("*")) {
            if (e.closest("svg, .said-only, select, input, textarea") || !e.checkVisibility() || unseen(e)) continue;
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            if (box.right > width + 1 && style.position !== "fixed" && !scrolls(e)) found.push(`${name(e)} reaches ${Math.round(box.right)} px of ${width}`);
            if (style.display === "inline" || e.clientWidth === 0 || /auto|scroll/.test(style.overflowX)) continue;
            const clips = /hidden|clip/.test(style.overflowX), holdsText = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.children.length > 0 && [...e.children].every((c) => getComputedStyle(c).display === "inline");
            if (style.textOverflow === "ellipsis" && e.closest("[title]")) continue;
            if ((clips || holdsText) && e.scrollWidth > e.clientWidth + 1) found.push(`${name(e)} needs ${e.scrollWidth} px and has ${e.clientWidth}`);
            if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) found.push(`${name(e)} is cut off below`);
          }
          return [...new Set(found)].slice(0, 8);
        }
        """;

    /// <summary>
    /// Words that stand on other words. Each line of a text is a box, cut to what its scrolling or clipping ancestors let through; what
    /// floats above the page on purpose (sticky, fixed, popovers) is left out, and so are letters that touch by a pixel or two.
    /// </summary>
    private const string Overlaps = """
        () => {
          const floats = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) { const s = getComputedStyle(p); if (/sticky|fixed/.test(s.position) || p.popover || s.clipPath !== "none") return true; } return false; };
          const cut = (e, r) => {
            let { left, top, right, bottom } = r;
            for (let p = e; p && p !== document.body; p = p.parentElement) {
              const s = getComputedStyle(p);
              if (s.overflowX === "visible" && s.overflowY === "visible") continue;
              const b = p.getBoundingClientRect();
              [left, top, right, bottom] = [Math.max(left, b.left), Math.max(top, b.top), Math.min(right, b.right), Math.min(bottom, b.bottom)];
            }
            return { left, top, right, bottom };
          };
          const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const e = node.parentElement;
            if (!node.data.trim() || e.closest("script, style, option, datalist, .said-only") || !e.checkVisibility() || floats(e)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const rect of range.getClientRects()) {
              const box = cut(e, rect);
              if (box.right - box.left > 1 && box.bottom - box.top > 1) lines.push({ ...box, e, text: node.data.trim().replace(/\s+/g, " ").slice(0, 30) });
            }
          }
          lines.sort((a, b) => a.top - b.top);
          const found = [];
          for (let i = 0; i < lines.length && found.length < 5; i++) {
            for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom - 3; j++) {
              const [a, b] = [lines[i], lines[j]];
              const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (wide > 2 && high > 4 && a.e !== b.e) found.push(`“${a.text}” and “${b.text}” stand on each other by ${Math.round(wide)} × ${Math.round(high)} px`);
            }
          }
          return [...new Set(found)];
        }
        """;

    /// <summary>Each kind of element that a page shows: its tag, classes and attributes, and those of what it stands in.</summary>
    private const string Kinds = """
        () => {
          const names = (e) => e.getAttributeNames().filter((name) => !/^(class|id|for|href|name|value|style)$/.test(name)).sort().join();
          const kind = (e) => `${e.tagName}.${[...e.classList].sort().join(".")}[${names(e)}]`;
          return [...new Set([...document.body.querySelectorAll("*")].map((e) => `${kind(e.parentElement)} ${kind(e)}`))];
        }
        """;

    public static async Task<IReadOnlyList<string>> KindsAsync(IPage page) => await page.EvaluateAsync<string[]>(Kinds);

    public static async Task<IEnumerable<string>> OverlapsAsync(IPage page) => await page.EvaluateAsync<string[]>(Overlaps);

    public static async Task<IEnumerable<string>> MisfitsAsync(IPage page) => await page.EvaluateAsync<string[]>(Misfits);

    /// <param name="contrastOnly">For a second theme, in which nothing but colours differs.</param>
    public static async Task<IEnumerable<string>> BarriersAsync(IPage page, bool contrastOnly)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return await page.EvaluateAsync<string[]>(Barriers, contrastOnly);
    }
}
