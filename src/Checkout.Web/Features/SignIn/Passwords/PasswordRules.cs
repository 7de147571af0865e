using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>
/// What a new password may not be: something that is guessed soon, by lists of passwords that became known, words, names, dates and rows of
/// keys; or made of what everybody knows about the person or the vendor. Kinds of characters are not asked for, and nothing is cut.
/// </summary>
public sealed class PasswordRules(IOptions<VendorOptions> vendor) : IPasswordValidator<CheckoutUser>
{
    public const int MaxLength = 1000;

    /// <summary>From “takes days for somebody with the hashes” on: 0 is guessed at once, 4 never.</summary>
    private const int Enough = 3;

    // What comes after makes no password weaker, and estimating takes longer than its length.
    private const int Estimated = 64;

    private const int ShortestWord = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<CheckoutUser> manager, CheckoutUser user, string? password) =>
        Task.FromResult(Problem(user, password ?? "") is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = problem }) : IdentityResult.Success);

    private string? Problem(CheckoutUser user, string password)
    {
        var known = Known(user).ToList();
        return known.Find(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } found
            ? $"Leave “{found}” out: whoever knows you or us would try it first."
            : Zxcvbn.Zxcvbn.MatchPassword(password.Truncate(Estimated), known).Score < Enough
                ? "This is guessed too easily: it is on lists of common passwords, or made of common words, names, dates or keys beside "
                    + "each other. A few unrelated words work best."
                : null;
    }

    private IEnumerable<string> Known(CheckoutUser user) =>
        new[] { user.Email, user.DisplayName, vendor.Value.Name, vendor.Value.ShortName, vendor.Value.ProductName }
            .SelectMany(text => (text ?? "").Split([' ', '.', ',', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase);
}
