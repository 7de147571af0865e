using System.Runtime.CompilerServices;
using Checkout.Data.Sandbox;

namespace Checkout.Web.Settings;

/// <summary>Environments in which no customer is.</summary>
public static class Trying
{
    public static bool IsSandbox(this IHostEnvironment environment) => SandboxEnvironment.Is(environment.EnvironmentName);

    /// <summary>Development and Sandbox: demo data, simulated payments, keys in files, plain HTTP.</summary>
    public static bool IsForTrying(this IHostEnvironment environment) => environment.IsDevelopment() || environment.IsSandbox();

    /// <summary>Refuses a value with which a sandbox would reach somebody.</summary>
    public static void NotOfASandbox(this SettingsProblems problems, string value, IHostEnvironment environment, string why,
        [CallerArgumentExpression(nameof(value))] string setting = "") =>
        problems.Must(value.Length == 0 || !environment.IsSandbox(), SettingsProblems.NameOf(setting), why);
}
