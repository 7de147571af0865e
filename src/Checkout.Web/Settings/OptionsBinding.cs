namespace Checkout.Web.Settings;

/// <summary>Binds options classes strictly: an unknown key or a bad value stops the start and names itself, all of them at
/// once.</summary>
public static class OptionsBinding
{
    public static OptionsBuilder<TOptions> AddPortalOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidator<TOptions>
    {
        services.AddSingleton<IValidator<TOptions>, TValidator>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new FluentOptionsValidation<TOptions>(section, provider.GetRequiredService<IValidator<TOptions>>()));
        services.AddSingleton(new SettingsSection(section, typeof(TOptions),
            provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
    }

    private sealed class FluentOptionsValidation<TOptions>(string section, IValidator<TOptions> validator) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var result = validator.Validate(options);
            return result.IsValid
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(result.Errors.Select(error =>
                    Sentence($"{section}:{error.PropertyName}", error.ErrorMessage)));
        }

        // FluentValidation names the property itself; here it is the setting that is named.
        private static string Sentence(string setting, string message)
        {
            var end = message.StartsWith('\'') ? message.IndexOf("' ", 1, StringComparison.Ordinal) : -1;
            var rest = end < 0 ? message : message[(end + 2)..];
            return $"{setting}{(char.IsLower(rest[0]) ? "" : ":")} {rest.TrimEnd('.')}.";
        }
    }
}
