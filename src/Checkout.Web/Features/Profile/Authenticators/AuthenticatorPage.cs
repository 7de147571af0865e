using Checkout.Web.Documents;

namespace Checkout.Web.Features.Profile.Authenticators;

/// <summary>An app that is being added.</summary>
/// <param name="Secret">For whoever can't scan the code.</param>
/// <param name="Code">What the app scans.</param>
public sealed record AuthenticatorPage(string Secret, QrDrawing Code, AuthenticatorInput Input);

/// <summary>Recovery codes, shown this once.</summary>
/// <param name="IsFirst">True where they came with the app.</param>
public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes, string Email, bool IsFirst)
{
    /// <summary>The same as a file, in the address of a link: it is never asked for again.</summary>
    public string File => "data:text/plain;charset=utf-8," + Uri.EscapeDataString(
        $"Recovery codes of {Email}. Each works once.\n\n{string.Join('\n', Codes)}\n");
}
