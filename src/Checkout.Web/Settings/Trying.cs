using Checkout.Data.Sandbox;

namespace Checkout.Web.Settings;

/// <summary>Environments in which no customer is.</summary>
public static class Trying
{
    public static bool IsSandbox(this IHostEnvironment environment) => SandboxEnvironment.Is(environment.EnvironmentName);

    /// <summary>Development and Sandbox: demo data, simulated payments, keys in files, plain HTTP.</summary>
    public static bool IsForTrying(this IHostEnvironment environment) => environment.IsDevelopment() || environment.IsSandbox();

    /// <summary>Refuses a value with which a sandbox would reach somebody.</summary>
    public static IRuleBuilderOptions<TOptions, string> IsNotOfASandbox<TOptions>(this IRuleBuilder<TOptions, string> rule,
        IHostEnvironment environment, string why) =>
        rule.Must(value => value.Length == 0 || !environment.IsSandbox()).WithMessage(why);
}
