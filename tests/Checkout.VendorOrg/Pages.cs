using System.Globalization;
using System.Text.Encodings.Web;

namespace Checkout.VendorOrg;

/// <summary>The product's pages: plain ones, for they are only what leads to the portal.</summary>
internal static class Pages
{
    public const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --ground: light-dark(#f5f6f8, #15181c);
          --card: light-dark(#fff, #1f2329); --line: light-dark(#d5d9df, #3a4048); --blue: light-dark(#0b5cab, #7db8f5); --on-blue: light-dark(#fff, #10243a) }
        * { box-sizing: border-box }
        body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground) }
        header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1.25rem; background: var(--card); border-bottom: 1px solid var(--line) }
        header strong { margin-right: auto }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0 }
        a { color: var(--blue) }
        main { max-width: 56rem; margin: 2rem auto; padding: 0 1.25rem }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem }
        .row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between }
        .button { display: inline-block; padding: .5rem 1rem; border: 0; border-radius: .375rem; background: var(--blue); color: var(--on-blue); font: inherit; text-decoration: none; cursor: pointer }
        meter { width: 12rem; max-width: 100% }
        """;

    public static string Home(VendorWorld org, OrgPerson person) => Page("Home", org, person, $"""
        <h1>Good day, {Encoded(person.Name)}</h1>
        <p>You work in {Encoded(person.Company)}. Everything about licenses and invoices is in <a href="{Launch(org)}">Checkout</a>.</p>
        """);

    public static string Company(VendorWorld org, OrgPerson person) => Page("Company Information", org, person, $"""
        <h1>Company Information</h1>
        <section class="card"><h2>{Encoded(person.Company)}</h2><p>Organization id: {Encoded(person.Account)}</p></section>
        <h2>Licenses</h2>
        {string.Concat(org.Licenses.Where(license => license.Account == person.Account).Select(license => Row(org, license)))}
        """);

    public static string SignIn(VendorWorld org, string returnUrl) => Page("Sign in", org, person: null, $"""
        <h1>Who are you today?</h1>
        <p>This stands for the product’s own sign-in. Nobody has a password here.</p>
        <form action="/sign-in?returnUrl={Encoded(Uri.EscapeDataString(returnUrl))}" method="post">
        {string.Concat(org.People.Select(Choice))}
        </form>
        """);

    private static string Row(VendorWorld org, OrgLicense license) => string.Create(CultureInfo.InvariantCulture, $"""
        <section class="card row"><div><h3>{Encoded(license.Name)}</h3>
        <p><meter min="0" max="{license.Total}" value="{license.Used}" aria-label="Used licenses">{license.Used}</meter> {license.Used} of {license.Total} licenses used</p></div>
        <a class="button" href="{Encoded($"{org.Portal}buy-more-licenses?org={Uri.EscapeDataString(license.Account)}&sku={license.Sku}&quantity=5")}" aria-label="Buy More Licenses of {Encoded(license.Name)}">Buy More Licenses</a></section>
        """);

    private static string Page(string title, VendorWorld org, OrgPerson? person, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} – Cirrus CRM</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"></head>
        <body>
        <header><strong>Cirrus CRM</strong>{(person is null ? "" : Menu(org, person))}</header>
        <main>{content}</main>
        </body>
        </html>
        """;

    private static string Menu(VendorWorld org, OrgPerson person) => $"""
        <nav aria-label="Apps"><ul>
        <li><a href="/">Home</a></li><li><a href="/setup/company">Company Information</a></li><li><a href="{Launch(org)}">Checkout</a></li>
        </ul></nav>
        <form action="/sign-out" method="post"><button class="button" aria-label="Sign out {Encoded(person.Name)}">Sign out</button></form>
        """;

    private static string Choice(OrgPerson person) => $"""
        <div class="card row">
        <div><strong>{Encoded(person.Name)}</strong><br>{Encoded(person.Email)}, {Encoded(person.Company)}{Restricted(person)}</div>
        <button class="button" name="email" value="{Encoded(person.Email)}" aria-label="Sign in as {Encoded(person.Name)}">Sign in</button>
        </div>
        """;

    private static string Restricted(OrgPerson person) => person.ManagesBilling ? "" : ", may not manage billing";

    private static string Launch(VendorWorld org) => Encoded($"{org.Portal}launch");

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
