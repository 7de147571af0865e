using Checkout.Data;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Hosting;

/// <summary>An operator learns everything that is missing or wrong from one start.</summary>
[Trait("Acceptance", "D9")]
public sealed class StartingWithoutSettings
{
    [Fact]
    public async Task Names_all_that_is_missing_unknown_or_unreadable_on_one_page_without_a_stack_trace()
    {
        var database = new DatabaseOptions { ConnectionString = "Data Source=nowhere/checkout.db" };

        // Whatever tests give their portals is taken away again.
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalProcess.StartAsync(database, "Production",
            $"--{TestAuditKey.Setting.Replace("__", ":", StringComparison.Ordinal)}=",
            $"--{TestSignInKey.Setting.Replace("__", ":", StringComparison.Ordinal)}=", "--Vendor:BrandColour=#112233", "--Mail:Port=many",
            "--Mail:Hots=mail.example", "--Documents:Fonts:0:Regluar=x.ttf", "--Proxy:RedirectToHttps=perhaps",
            "--Payments:Gateway=Stripe"));

        foreach (var told in new[]
        {
            "The portal does not start: ",
            "Vendor:Name must not be empty.\n",
            "Vendor:BrandColour: There is no such setting.\n",
            "Audit:Key: The key that seals every account’s activity is required.",
            "SignIn:Key: The key that protects sessions and mailed links is required.",
            "Mail:Port: “many” is not a whole number.\n",
            "Mail:Hots: There is no such setting.\n",
            "Documents:Fonts:0:Regluar: There is no such setting.\n",
            "Proxy:RedirectToHttps: “perhaps” is not True or False.\n",
            "Stripe: SecretKey and WebhookSecret are needed where Payments:Gateway is Stripe.",
            "docs/configuration.md",
        })
        {
            Assert.Contains(told, ended.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.Message, StringComparison.Ordinal);
    }
}
