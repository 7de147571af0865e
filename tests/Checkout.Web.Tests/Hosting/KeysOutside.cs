using Checkout.Web.Settings;
using Checkout.Data.Audit;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Checkout.Web.Tests.Hosting;

/// <summary>Whoever runs the portal for customers brings the keys of the activity and of sessions; whoever only tries it out does not need
/// to.</summary>
[Trait("Acceptance", "T8")]
public sealed class KeysOutside
{
    private const string Good = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    [Theory]
    [InlineData("Production", "", "is required")]
    [InlineData("Production", "c2hvcnQ=", "at least 32 random bytes")]
    [InlineData("Development", "not base64", "at least 32 random bytes")]
    [InlineData("Development", "", null)]
    [InlineData("Production", Good, null)]
    public void Is_asked_for_at_the_start_where_it_is_needed_and_never_repeated(string environment, string key, string? complaint)
    {
        var host = new Host(environment);
        var (audit, signIn) = (new SettingsProblems(AuditOptions.Section), new SettingsProblems(SignInOptions.Section));
        new AuditOptionsValidator(host).Check(new AuditOptions { Key = key }, audit);
        new SignInOptionsValidator(host).Check(new SignInOptions { Key = key }, signIn);
        foreach (var errors in new[] { audit.Found, signIn.Found })
        {
            if (complaint is null)
            {
                Assert.Empty(errors);
                continue;
            }

            Assert.Contains(complaint, Assert.Single(errors), StringComparison.Ordinal);
            Assert.DoesNotContain(errors, error => key.Length > 0 && error.Contains(key, StringComparison.Ordinal));
        }
    }

    private sealed class Host(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "Checkout.Web";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
