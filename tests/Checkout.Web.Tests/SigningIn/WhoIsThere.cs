using System.Diagnostics;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>Neither what the door answers nor how long it takes tells who has an address here.</summary>
[Trait("Acceptance", "U3"), Trait("Category", "Soak")]
public sealed class WhoIsThere : DoorTest
{
    private const int Tries = 200;

    // Two-sided; a difference that matters is far beyond it, and chance goes beyond it once in a thousand runs.
    private const double Beyond = 3.29;

    [Fact]
    public async Task Is_not_told_by_the_address() => await AlikeAsync("/SignIn", form => form);

    [Fact]
    public async Task Is_not_told_by_a_wrong_password() =>
        await AlikeAsync("/SignIn", form => form.Forge("Password", "wrong password"));

    [Fact]
    public async Task Is_not_told_by_a_forgotten_password() => await AlikeAsync("/ForgottenPassword", form => form);

    private async Task AlikeAsync(string path, Func<PortalForm, PortalForm> fill)
    {
        using var browser = Portal.Anonymous();
        var page = await browser.GetAsync(path);
        var (known, unknown) = (new List<double>(), new List<double>());
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var n = -20; n < Tries; n++)
        {
            // Which comes first must not matter either.
            foreach (var isKnown in n % 2 == 0 ? [true, false] : new[] { false, true })
            {
                var (email, times) = isKnown ? (Email, known) : ($"nobody@{Email.Split('@')[1]}", unknown);
                var form = fill(page.Form().Fill("Email", email));
                var began = Stopwatch.GetTimestamp();
                var answer = await form.SendAsync();
                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                if (n >= 0)
                {
                    times.Add(took);
                }

                said.Add(Shape(answer, email));
            }
        }

        Assert.Single(said);
        var z = MannWhitney(known, unknown);
        Assert.True(Math.Abs(z) < Beyond, $"{path}: z = {z:0.00}; medians {Median(known):0.0} and {Median(unknown):0.0} ms.");
    }

    private static string Shape(PortalPage answer, string email) => $"{answer.Status} {answer.Location} "
        + (answer.Location is null ? answer.Text.Replace(email, "", StringComparison.OrdinalIgnoreCase) : "");

    /// <summary>How many standard deviations the sum of ranks is away from what it is where there is no difference.</summary>
    private static double MannWhitney(List<double> one, List<double> other)
    {
        var ranked = one.Select(time => (time, isOne: true)).Concat(other.Select(time => (time, isOne: false))).OrderBy(row => row.time)
            .Select((row, index) => (row.isOne, Rank: index + 1)).ToList();
        double n = one.Count, m = other.Count;
        var u = ranked.Where(row => row.isOne).Sum(row => (double)row.Rank) - (n * (n + 1) / 2);
        return (u - (n * m / 2)) / Math.Sqrt(n * m * (n + m + 1) / 12);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
