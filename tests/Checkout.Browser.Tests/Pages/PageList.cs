using Checkout.Browser.Tests.Showing;

namespace Checkout.Browser.Tests.Pages;

/// <summary>Every kind of page that the portal has, in the states that look different.</summary>
public static class PageList
{
    public static IReadOnlyList<ShownPage> All { get; } =
    [
        new("sign-in", "/SignIn?returnUrl=%2FQuotes%2FQ-00001042", null, "Sign in"),
        new("sign-in-mistakes", "/SignIn", null, "Sign in") { Then = page => page.ClickAsync("main button.primary") },
        new("forgotten-password", "/ForgottenPassword", null, "password"),
        new("forgotten-password-sent", "/ForgottenPassword/Sent", null, ""),
        new("reset-password-expired", "/ResetPassword?user=0123456789abcdef0123456789abcdef&token=x", null, ""),
        new("refused", "/Invoices", Showroom.NoAccess, "can’t open billing") { Status = 403 },
        new("missing", "/Invoices/INV-99999999", Showroom.Acme, "") { Status = 404 },
        new("missing-signed-out", "/css/none.css", null, "") { Status = 404 },
        new("contracts", "/Contracts", Showroom.Acme, "Contracts"),
        new("contracts-none", "/Contracts", Showroom.Initech, "Contracts"),
        new("contracts-two", "/Contracts", Showroom.Globex, "Contracts"),
        new("contracts-long", "/Contracts", Showroom.Lengthy, "Contracts"),
        new("contract", "/Contracts/C-00000001", Showroom.Acme, "C-00000001"),
        new("contract-long", "/Contracts/C-00000005", Showroom.Lengthy, "C-00000005"),
        new("orders", "/Orders", Showroom.Acme, "Orders"),
        new("orders-none", "/Orders", Showroom.Initech, "Orders"),
        new("orders-long", "/Orders", Showroom.Lengthy, "Orders"),
        new("order", "/Orders/O-00000001", Showroom.Acme, "O-00000001"),
        new("order-long", "/Orders/O-00000005", Showroom.Lengthy, "O-00000005"),
        new("order-confirmation", "/Orders/O-00000001/Confirmation", Showroom.Acme, ""),
        new("order-confirmation-long", "/Orders/O-00000005/Confirmation", Showroom.Lengthy, ""),
        new("installed-products", "/InstalledProducts", Showroom.Acme, "Installed"),
        new("installed-products-none", "/InstalledProducts", Showroom.Initech, "Installed"),
        new("installed-products-long", "/InstalledProducts", Showroom.Lengthy, "Installed"),
        new("invoices", "/Invoices", Showroom.Acme, "Invoices"),
        new("invoices-none", "/Invoices", Showroom.Initech, "Invoices"),
        new("invoices-none-match", "/Invoices?q=zzz", Showroom.Acme, "Invoices"),
        new("invoices-yen", "/Invoices", Showroom.Nakatomi, "Invoices"),
        new("invoices-long", "/Invoices", Showroom.Lengthy, "Invoices"),
        new("invoice", "/Invoices/INV-00000001", Showroom.Acme, "INV-00000001"),
    ];
}
